#!/bin/sh
# A Slurm of one node for tests, run by whoever calls: its own configuration, ports, keys and state in one folder.
#   cluster.sh start FOLDER CONTROL_PORT NODE_PORT      FOLDER/slurm.conf is then what SLURM_CONF has to name
#   cluster.sh stop FOLDER
set -eu

action=$1
folder=$2

stop() {
  for name in slurmd slurmctld munged; do
    pid=$(cat "$folder/$name.pid" 2>/dev/null || true)
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
  done
  for name in slurmd slurmctld munged; do
    pid=$(cat "$folder/$name.pid" 2>/dev/null || true)
    tries=50
    while [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null; do
      tries=$((tries - 1))
      if [ "$tries" = 0 ]; then kill -KILL "$pid" 2>/dev/null || true; fi
      sleep 0.1
    done
    rm -f "$folder/$name.pid"
  done
}

configure() {
  host=$(hostname -s)
  user=$(id -un)
  cat > "$folder/slurm.conf" <<END
ClusterName=one
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$user
SlurmdUser=$user
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CredType=cred/munge
SlurmctldPort=$1
SlurmdPort=$2
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0,sched_min_interval=100000
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
DefMemPerCPU=100
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
EnforcePartLimits=ALL
ReturnToService=2
KillWait=2
BatchStartTimeout=30
SlurmdParameters=config_overrides
AccountingStorageType=accounting_storage/none
NodeName=$host NodeAddr=127.0.0.1 CPUs=16 RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=02:00:00 PriorityTier=1 State=UP
PartitionName=urgent Nodes=$host Default=NO MaxTime=02:00:00 PriorityTier=10 State=UP
PartitionName=spot Nodes=$host Default=NO MaxTime=02:00:00 PriorityTier=1 PreemptMode=CANCEL State=UP
END
}

start() {
  mkdir -p "$folder/state" "$folder/spool"
  chmod 700 "$folder"
  dd if=/dev/urandom of="$folder/munge.key" bs=1024 count=1 2>/dev/null
  chmod 400 "$folder/munge.key"
  configure "$@"
  SLURM_CONF=$folder/slurm.conf
  export SLURM_CONF
  munged --force --key-file="$folder/munge.key" --socket="$folder/munge.socket" \
    --pid-file="$folder/munged.pid" --log-file="$folder/munged.log" --seed-file="$folder/munged.seed"
  slurmctld -c >>"$folder/said" 2>&1
  slurmd >>"$folder/said" 2>&1
  tries=100
  until [ "$(sinfo --noheader --format=%t --partition=main 2>/dev/null)" = idle ]; do
    tries=$((tries - 1))
    if [ "$tries" = 0 ]; then
      cat "$folder/said" "$folder"/slurm*.log >&2
      exit 1
    fi
    sleep 0.2
  done
}

case $action in
  start) start "$3" "$4" ;;
  stop) stop ;;
  *) echo "cluster.sh: expected start or stop, got $action" >&2; exit 2 ;;
esac
