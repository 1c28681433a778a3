#!/usr/bin/env bash
# What several processes cost and how soon a loss is noticed: one campaign alone with two explorers, with a coordinator
# and two machines of one explorer each (all on this host), and with one of two machines killed on the way.
#   bench/cluster/machines.sh [CAMPAIGN.conf]     in the repository's folder; a few minutes; writes to a temporary folder
set -euo pipefail
cd "$(dirname "$0")/../.."
campaign=${1:-sims/silicon-sw.conf}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$work"' EXIT

hash_of() { ./athanor status "$1" | sed -n 's/^dataset *//p'; }

# Elapsed seconds of the command that follows.
seconds() {
  local begun ended
  begun=$(date +%s.%N)
  "$@" >"$work/said" 2>&1
  ended=$(date +%s.%N)
  echo "$ended - $begun" | bc
}

joined() { ./athanor join "$1" --explorers 1 --labelers "$2" >"$3" 2>&1 & }

echo "alone, two explorers: $(seconds ./athanor run "$campaign" --directory "$work/alone" --explorers 2) s"

mkdir "$work/two"
joined "$work/two" 1 "$work/one.out"
joined "$work/two" 0 "$work/other.out"
echo "coordinator and two machines: $(seconds ./athanor run "$campaign" --directory "$work/two" --listen 127.0.0.1:0 --explorers 0 --labelers 0) s"
wait
[ "$(hash_of "$work/alone")" = "$(hash_of "$work/two")" ] && echo "the same dataset"

mkdir "$work/killed"
./athanor run "$campaign" --directory "$work/killed" --listen 127.0.0.1:0 --explorers 0 --labelers 0 >"$work/run.out" 2>&1 &
run=$!
joined "$work/killed" 1 "$work/one.out"
joined "$work/killed" 1 "$work/other.out"
until [ "$(grep -c ' joined with ' "$work/run.out")" = 2 ]; do sleep 0.1; done
sleep 5
kill -9 $!
begun=$(date +%s.%N)
until grep -q ' is gone' "$work/run.out"; do sleep 0.05; done
echo "a machine that was killed was given up after $(echo "$(date +%s.%N) - $begun" | bc) s"
wait $run
[ "$(hash_of "$work/alone")" = "$(hash_of "$work/killed")" ] && echo "the same dataset"
