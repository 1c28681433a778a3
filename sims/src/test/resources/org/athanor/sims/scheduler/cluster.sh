#!/bin/sh
# A Slurm of one node for tests, run by whoever calls: its own configuration, ports, keys and state in one folder.
#   cluster.sh start FOLDER CONTROL_PORT NODE_PORT [ACCOUNTS_PORT]   FOLDER/slurm.conf is then what SLURM_CONF has to name;
#                                                                    with a third port slurmdbd keeps accounts in a MariaDB
#   cluster.sh stop FOLDER
set -eu

action=$1
folder=$2

# Jobs go first: what they leave behind would write into a folder that is being deleted.
empty() {
  SLURM_CONF=$folder/slurm.conf
  export SLURM_CONF
  timeout 5 scancel --signal=KILL --full --me || return 0
  timeout 5 scancel --me || return 0
  tries=50
  while [ "$tries" -gt 0 ]; do
    left=$(timeout 5 squeue --noheader --states=RUNNING,COMPLETING) || return 0
    [ -n "$left" ] || return 0
    tries=$((tries - 1))
    sleep 0.1
  done
}

stop() {
  [ ! -e "$folder/slurmctld.pid" ] || empty >>"$folder/said" 2>&1
  for name in slurmd slurmctld slurmdbd mariadbd munged; do
    pid=$(cat "$folder/$name.pid" 2>/dev/null || true)
    [ -z "$pid" ] || kill "$pid" 2>/dev/null || true
  done
  for name in slurmd slurmctld slurmdbd mariadbd munged; do
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

host=$(hostname -s)
user=$(id -un)

configure() {
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
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0,sched_min_interval=100000
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
DefMemPerCPU=100
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
EnforcePartLimits=ALL
ReturnToService=1
KillWait=2
# Of a machine that has much else to do.
BatchStartTimeout=300
MessageTimeout=60
SlurmdParameters=config_overrides
NodeName=$host NodeAddr=127.0.0.1 CPUs=16 RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=$host Default=YES MaxTime=02:00:00 PriorityTier=1 State=UP
PartitionName=urgent Nodes=$host Default=NO MaxTime=02:00:00 PriorityTier=10 State=UP
PartitionName=spot Nodes=$host Default=NO MaxTime=02:00:00 PriorityTier=1 PreemptMode=CANCEL State=UP
END
  if [ -z "${3:-}" ]; then
    echo JobAcctGatherType=jobacct_gather/none
    echo AccountingStorageType=accounting_storage/none
  else
    accounted "$3"
  fi >> "$folder/slurm.conf"
}

# With accounts, what has ended is forgotten soon by the controller, and slurmd itself looks after memory, once a second.
accounted() {
  cat <<END
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=task=1
JobAcctGatherParams=OverMemoryKill
MinJobAge=2
AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=localhost
AccountingStoragePort=$1
AccountingStoragePass=$folder/munge.socket
END
  cat > "$folder/slurmdbd.conf" <<END
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
DbdHost=localhost
DbdAddr=127.0.0.1
DbdPort=$1
SlurmUser=$user
PidFile=$folder/slurmdbd.pid
LogFile=$folder/slurmdbd.log
StorageType=accounting_storage/mysql
StorageHost=localhost
StorageUser=root
StorageLoc=accounts
END
  chmod 600 "$folder/slurmdbd.conf"
}

# A MariaDB that nobody reaches but through a socket in the folder, and slurmdbd on it.
account() {
  mariadb-install-db --no-defaults --user="$user" --datadir="$folder/db" \
    --auth-root-authentication-method=normal --skip-test-db >>"$folder/said" 2>&1
  mariadbd --no-defaults --user="$user" --datadir="$folder/db" --socket="$folder/db.socket" \
    --pid-file="$folder/mariadbd.pid" --skip-networking --innodb-buffer-pool-size=64M \
    --innodb-flush-log-at-trx-commit=0 >>"$folder/said" 2>&1 &
  within 600 test -S "$folder/db.socket"
  MYSQL_UNIX_PORT=$folder/db.socket slurmdbd >>"$folder/said" 2>&1
  within 600 sacctmgr --noheader show cluster
}

# Tries a command ten times a second until it succeeds.
within() {
  tries=$1
  shift
  until "$@" >>"$folder/said" 2>&1; do
    tries=$((tries - 1))
    if [ "$tries" = 0 ]; then
      cat "$folder/said" "$folder"/slurm*.log >&2
      exit 1
    fi
    sleep 0.1
  done
}

is_idle() {
  [ "$(sinfo --noheader --format=%t --partition=main 2>/dev/null)" = idle ]
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
  [ -z "${3:-}" ] || account
  slurmctld -c >>"$folder/said" 2>&1
  slurmd >>"$folder/said" 2>&1
  within 1200 is_idle
}

case $action in
  start) shift 2; start "$@" ;;
  stop) stop ;;
  *) echo "cluster.sh: expected start or stop, got $action" >&2; exit 2 ;;
esac
