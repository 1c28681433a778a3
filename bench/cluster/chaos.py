#!/usr/bin/env python3
"""A campaign on several processes of this host while everything that can happen to machines happens to them.

Every few seconds one of the processes, the coordinator among them, is killed (SIGKILL), stopped in order (SIGINT) or
held for up to 40 s and let go again (SIGSTOP, SIGCONT: a laptop that sleeps, a machine that swaps); whoever went is
started again after a while. In the end the dataset has to be that of the campaign alone.

    python3 bench/cluster/chaos.py [--campaign CAMPAIGN.conf] [--machines N] [--seed S]

in the repository's folder; some minutes; writes to a temporary folder. Exit status 1 if the dataset differs, or if the
campaign stands still for ten minutes.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HOME = Path(__file__).resolve().parents[2]
STANDSTILL = 600.0


class Machine:
    """One process that is started again whenever it went before its time."""

    def __init__(self, name, command, log):
        self.name, self.command, self.log = name, command, log
        self.process, self.held_until, self.back_at = None, None, 0.0

    def tend(self, now):
        if self.process and self.process.poll() is not None:
            if self.process.returncode == 0:
                return
            self.process, self.held_until = None, None
            self.back_at = now + random.uniform(0, 8)
        if not self.process and now >= self.back_at:
            with open(self.log, "ab") as out:
                self.process = subprocess.Popen(
                    self.command, cwd=HOME, stdin=subprocess.DEVNULL, stdout=out, stderr=out,
                    start_new_session=True)
        if self.held_until and now >= self.held_until:
            self.send(signal.SIGCONT)
            self.held_until = None

    def runs(self):
        return self.process is not None and self.process.poll() is None and not self.held_until

    def done(self):
        return self.process is not None and self.process.poll() == 0

    def send(self, what):
        try:
            os.killpg(self.process.pid, what)
        except ProcessLookupError:
            pass  # It ended in this moment.

    def suffer(self, what, now):
        if what == "hold":
            self.send(signal.SIGSTOP)
            self.held_until = now + random.uniform(2, 40)
        else:
            self.send(signal.SIGKILL if what == "kill" else signal.SIGINT)

    def end(self):
        if self.process and self.process.poll() is None:
            self.send(signal.SIGCONT)
            self.send(signal.SIGKILL)


def athanor(*arguments):
    return [str(HOME / "athanor"), *map(str, arguments)]


def status(directory):
    answer = subprocess.run(
        athanor("status", directory, "--json"), capture_output=True, text=True, check=False)
    return json.loads(answer.stdout) if answer.returncode == 0 else {}


def trouble(machines, happened):
    now = time.monotonic()
    able = [machine for machine in machines if machine.runs()]
    if able:
        # The coordinator is one of several, but all hangs on it.
        machine = random.choice(able)
        what = random.choice(["kill", "kill", "stop", "hold", "hold"])
        machine.suffer(what, now)
        happened[("the coordinator" if machine is machines[0] else "a machine", what)] += 1


def watched(machines, directory):
    """Until the campaign has ended; what happened to whom how often."""
    happened = Counter()
    next_trouble = time.monotonic() + 20
    moved, events = time.monotonic(), None
    while not machines[0].done():
        now = time.monotonic()
        for machine in machines:
            machine.tend(now)
        if now >= next_trouble:
            trouble(machines, happened)
            next_trouble = now + random.uniform(5, 20)
            seen = status(directory).get("latestEvent")
            if seen != events:
                moved, events = now, seen
        if now - moved > STANDSTILL:
            raise SystemExit(f"the campaign stands still since {events}; see {directory}")
        time.sleep(0.2)
    return happened


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--campaign", type=Path, default=HOME / "sims/silicon-sw.conf")
    parser.add_argument("--machines", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    work = Path(tempfile.mkdtemp(prefix="chaos-"))
    begun = time.monotonic()
    subprocess.run(
        athanor("run", options.campaign, "--directory", work / "alone", "--explorers", 2),
        check=True, capture_output=True)
    print(f"alone: {time.monotonic() - begun:.0f} s", flush=True)
    directory = work / "chaos"
    directory.mkdir()
    run = athanor("run", options.campaign, "--directory", directory, "--listen", "127.0.0.1:0",
                  "--explorers", 0, "--labelers", 0)
    join = athanor("join", directory, "--explorers", 1, "--labelers", 1)
    machines = [Machine("coordinator", run, work / "coordinator.log")]
    machines += [Machine(f"machine {k}", join, work / f"machine-{k}.log")
                 for k in range(1, options.machines + 1)]
    begun = time.monotonic()
    try:
        happened = watched(machines, directory)
    finally:
        for machine in machines:
            machine.end()
    print(f"with trouble: {time.monotonic() - begun:.0f} s")
    for (whom, what), times in sorted(happened.items()):
        print(f"  {whom}: {what} {times}")
    expected, got = (status(work / name)["datasetHash"] for name in ("alone", "chaos"))
    print("the same dataset" if got == expected else f"expected dataset {expected}, got {got}")
    print(f"logs: {work}")
    return 0 if got == expected else 1


if __name__ == "__main__":
    sys.exit(main())
