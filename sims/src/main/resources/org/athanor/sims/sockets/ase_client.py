#!/usr/bin/env python3
"""Lets any ASE calculator compute for Athanor, or for any other server of the i-PI protocol.

    python3 ase_client.py --calculator FILE.py --socket unix:NAME|HOST:PORT [--structure FILE] [--warm]
    python3 ase_client.py --calculator FILE.py --describe

FILE.py is yours and needs one function:

    def calculator():        # an ASE calculator, ready to be used
        from ase.calculators.emt import EMT
        return EMT()

It may also say
    cutoff = 6.0                       # Å; beyond it atoms do not feel each other. Needed to walk on it
    files = ["my.model"]               # whose contents are part of the physics; relative to FILE.py
    def refused(atoms): return None    # or a text: why these atoms are not to be computed

Needs Python 3.8, numpy and ASE. The protocol has no elements: Athanor sends them as JSON in the text of
INIT, {"athanor": 1, "numbers": [...], "pbc": [...]}, and again whenever they change; with another server
give --structure, any file that ASE reads, for atoms in the same order. When a calculation fails the
answer is all NaN, and its text {"athanor": 1, "failure": KIND, "detail": ...}; the client lives on.

Before each structure the calculator is reset, so that what it says depends on nothing before; --warm
leaves it alone: electronic structure then starts from the last density, and the last bits hang on it.
"""
import argparse
import hashlib
import importlib.util
import json
import os
import socket
import sys
import traceback

import numpy as np
from ase import Atoms
from ase import __version__ as ase_version

BOHR = 0.529177210903  # Å (CODATA 2018)
HARTREE = 27.211386245988  # eV (CODATA 2018)


def load(path):
    """The user's file as a module."""
    path = os.path.abspath(path)
    sys.path.insert(0, os.path.dirname(path))
    spec = importlib.util.spec_from_file_location("athanor_calculator", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    if not callable(getattr(module, "calculator", None)):
        raise SystemExit(f"{path}: expected a function calculator(), got none")
    return module


def describe(module, path):
    """All that is known of the physics."""
    calculator = module.calculator()
    package = type(calculator).__module__.split(".")[0]
    folder = os.path.dirname(os.path.abspath(path))
    files = [os.path.join(folder, name) for name in [os.path.abspath(path), *getattr(module, "files", [])]]
    return {
        "ase": ase_version,
        "calculator": f"{type(calculator).__module__}.{type(calculator).__qualname__}",
        "package": package,
        "version": str(getattr(sys.modules.get(package), "__version__", "unknown")),
        "parameters": json.dumps(getattr(calculator, "parameters", {}), sort_keys=True, default=plain),
        "cutoff": getattr(module, "cutoff", None),
        "stress": "stress" in getattr(calculator, "implemented_properties", []),
        "files": {name: hashlib.sha256(open(name, "rb").read()).hexdigest() for name in files},
    }


def plain(value):
    """What JSON has no word for, without addresses in memory."""
    if isinstance(value, np.ndarray):
        return value.tolist()
    if isinstance(value, np.generic):
        return value.item()
    return type(value).__qualname__


class Failed(Exception):
    """A structure that got no numbers."""

    def __init__(self, kind, detail):
        super().__init__(detail)
        self.kind = kind


class Worker:
    """A calculator and the atoms it computes."""

    def __init__(self, module, atoms, warm):
        self.module = module
        self.calculator = module.calculator()
        self.atoms = atoms
        self.warm = warm

    def hear(self, text):
        """Takes the atoms from the text of INIT, if it is one of Athanor's."""
        if text.startswith('{"athanor"'):
            said = json.loads(text)
            self.atoms = Atoms(numbers=said["numbers"], pbc=said["pbc"])

    def compute(self, cell, positions):
        """Energy (eV), forces (eV/Å), virial (eV) and a text."""
        if self.atoms is None:
            raise SystemExit("the server does not say which elements the atoms are: expected --structure")
        if len(self.atoms) != len(positions):
            raise SystemExit(f"expected positions of {len(self.atoms)} atoms, got {len(positions)}")
        atoms = Atoms(numbers=self.atoms.numbers, positions=positions, cell=cell, pbc=self.atoms.pbc)
        try:
            energy, forces, virial = self.numbers(atoms)
            if not (np.isfinite(energy) and np.isfinite(forces).all() and np.isfinite(virial).all()):
                raise Failed("unphysical", "the calculator gave a number that is not finite")
            return energy, forces, virial, ""
        except Exception as error:  # Whatever a calculator raises is the reason of a failure.
            traceback.print_exc()
            failure = {"athanor": 1, "failure": kind(error), "detail": f"{type(error).__name__}: {error}"}
            nothing = np.full((len(positions), 3), np.nan)
            return np.nan, nothing, np.full((3, 3), np.nan), json.dumps(failure)

    def numbers(self, atoms):
        why = getattr(self.module, "refused", lambda _: None)(atoms)
        if why:
            raise Failed("refused", why)
        if not self.warm:
            self.calculator.reset()
        atoms.calc = self.calculator
        energy = atoms.get_potential_energy(force_consistent=self.consistent())
        forces = atoms.get_forces()
        virial = np.zeros((3, 3))
        if "stress" in getattr(self.calculator, "implemented_properties", []):
            virial = -atoms.get_volume() * atoms.get_stress(voigt=False)
        return energy, forces, virial

    def consistent(self):
        """Forces are the slope of the free energy, where there is one."""
        return "free_energy" in getattr(self.calculator, "implemented_properties", [])


def kind(error):
    """What kind of failure an exception is."""
    if isinstance(error, Failed):
        return error.kind
    names = " ".join(cls.__name__ for cls in type(error).__mro__)
    if "Convergence" in names or "SCFError" in names:
        return "not-converged"
    if isinstance(error, MemoryError) or "OutOfMemory" in names:
        return "out-of-memory"
    return "crashed"


class Wire:
    """Messages of the i-PI protocol."""

    def __init__(self, where):
        if where.startswith("unix:"):
            name = where[5:]
            self.socket = socket.socket(socket.AF_UNIX)
            self.socket.connect(name if "/" in name else "/tmp/ipi_" + name)
        else:
            host, port = where.rsplit(":", 1)
            self.socket = socket.create_connection((host, int(port)))
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def receive(self, length):
        parts = b""
        while len(parts) < length:
            part = self.socket.recv(length - len(parts))
            if not part:
                raise EOFError
            parts += part
        return parts

    def header(self):
        return self.receive(12).decode("ascii").strip()

    def integer(self):
        return int(np.frombuffer(self.receive(4), np.int32)[0])

    def array(self, rows):
        return np.frombuffer(self.receive(24 * rows), np.float64).reshape(rows, 3)

    def say(self, header, *parts):
        self.socket.sendall(header.encode("ascii").ljust(12) + b"".join(parts))

    def answer(self, energy, forces, virial, text):
        text = text.encode("utf-8") or b" "  # Some servers cannot read nothing.
        self.say(
            "FORCEREADY",
            np.float64(energy / HARTREE).tobytes(),
            np.int32(len(forces)).tobytes(),
            (forces * (BOHR / HARTREE)).astype(np.float64).tobytes(),
            (virial.T / HARTREE).astype(np.float64).tobytes(),
            np.int32(len(text)).tobytes(),
            text,
        )


def serve(wire, worker):
    """Until the server says farewell."""
    answer = None
    introduced = worker.atoms is not None
    while True:
        header = wire.header()
        if header == "STATUS":
            wire.say("HAVEDATA" if answer else "READY" if introduced else "NEEDINIT")
        elif header == "INIT":
            wire.integer()
            worker.hear(wire.receive(wire.integer()).decode("utf-8"))
            introduced = True
        elif header == "POSDATA":
            cell = wire.array(3).T * BOHR
            wire.array(3)
            positions = wire.array(wire.integer()) * BOHR
            answer = worker.compute(cell, positions)
        elif header == "GETFORCE":
            wire.answer(*answer)
            answer = None
        elif header == "EXIT":
            return
        else:
            raise SystemExit(f"i-PI protocol: expected a server's header, got {header!r}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--calculator", required=True, metavar="FILE.py")
    parser.add_argument("--socket", metavar="unix:NAME|HOST:PORT")
    parser.add_argument("--structure", metavar="FILE")
    parser.add_argument("--warm", action="store_true")
    parser.add_argument("--describe", action="store_true", help="print the physics as JSON, and end")
    options = parser.parse_args()
    module = load(options.calculator)
    if options.describe:
        print(json.dumps(describe(module, options.calculator)))
        return
    if not options.socket:
        parser.error("expected --socket unix:NAME or HOST:PORT")
    atoms = None
    if options.structure:
        import ase.io

        atoms = ase.io.read(options.structure)
    worker = Worker(module, atoms, options.warm)  # Before connecting: a model may take its time.
    try:
        serve(Wire(options.socket), worker)
    except EOFError:
        print("the server closed the socket", file=sys.stderr)


if __name__ == "__main__":
    main()
