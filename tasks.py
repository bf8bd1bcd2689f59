#!/usr/bin/env python3
"""The one entrance: run Beleg, test it, and what else its makers do. Needs Python 3.11 or later, and nothing besides.

    python3 tasks.py run        start the window (without a display: the same start-up, and a picture of it)
    python3 tasks.py test       everything that must be true: format, lint, types, import contracts, tests
    python3 tasks.py --help     the other tasks

Whatever a task needs is put into `.venv` beside this file, once.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "beleg-setup.txt"  # what was installed there, and for which pyproject.toml
OUTPUT = ROOT / ".beleg-run"  # what a run without a display leaves
WINDOWS = sys.platform == "win32"
OLDEST = (3, 11)

# Shared library -> the Debian package that has it. The first group is needed to import Qt's widgets at all.
LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
}
X11_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}  # Debian 13 and Ubuntu 24.04: 64-bit time

CACHES = (".mypy_cache", ".pytest_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis", ".benchmarks", "build")


class Refused(Exception):
    """A task cannot go on, for a reason that is said in a sentence."""


# --------------------------------------------------------------------------------------------------------------- set-up


def prepare(*, dev: bool, display: bool) -> None:
    """See that the system has what Qt needs, make `.venv`, and install Beleg into it; do nothing where that is done.

    Args:
        dev: Install the makers' tools too.
        display: A window will be shown, which needs more of the system.

    Raises:
        Refused: A system package is missing and cannot be installed from here, or pip failed.
    """
    prepare_system(wanted_libraries(display=display))
    if not venv_works():
        say("Making .venv ...")
        if call(sys.executable, "-m", "venv", "--clear", VENV):
            raise Refused("Python could not make the folder .venv; its message stands above.")
    if not installed(dev=dev):
        say("Installing what Beleg needs into .venv (about 180 MB, once) ...")
        pip = (program("python"), "-m", "pip", "--disable-pip-version-check")
        if call(*pip, "install", "--quiet", "--editable", ".[parquet,dev]" if dev else ".[parquet]"):
            raise Refused("pip could not install what Beleg needs; its message stands above. Then try again.")
        STAMP.write_text(stamp(dev=dev), encoding="utf-8", newline="\n")


def venv_works() -> bool:
    """Return whether `.venv` is there, and its Python still starts and has pip."""
    return program("python").exists() and not call(program("python"), "-c", "import pip", quiet=True)


def installed(*, dev: bool) -> bool:
    """Return whether `.venv` has what this pyproject.toml asks for."""
    found = STAMP.read_text(encoding="utf-8") if STAMP.exists() else ""
    return found in {stamp(dev=dev), stamp(dev=True)}


def stamp(*, dev: bool) -> str:
    """Return the line that stands for an installation."""
    digest = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    return f"{'dev' if dev else 'run'} {digest} {ROOT}\n"


def prepare_system(libraries: dict[str, str]) -> None:
    """See that the system has the libraries, and this Python what makes `.venv`; install what is missing, all at once.

    Args:
        libraries: Shared libraries, each with the Debian package that has it.

    Raises:
        Refused: Something is missing and cannot be installed from here.
    """
    missing = missing_libraries(libraries)
    packages = [libraries[name] for name in missing]
    reasons = [f"Qt needs {', '.join(missing)}"] if missing else []
    if not venv_works() and not (find_spec("venv") and find_spec("ensurepip")):
        packages.append(f"python3.{sys.version_info[1]}-venv")
        reasons.append("this Python cannot make virtual environments")
    if packages:
        install_packages(packages, " and ".join(reasons))
        missing = missing_libraries(libraries)
        if missing:
            raise Refused(f"Qt still misses {', '.join(missing)}, although the packages were installed.")


def wanted_libraries(*, display: bool) -> dict[str, str]:
    """Return the shared libraries that Qt loads from the system, each with its Debian package."""
    if not sys.platform.startswith("linux"):
        return {}
    wanted = dict(LIBRARIES)
    if display and os.environ.get("DISPLAY"):
        wanted.update(X11_LIBRARIES)
    if display and os.environ.get("WAYLAND_DISPLAY"):
        wanted.update(WAYLAND_LIBRARIES)
    return wanted


def missing_libraries(names: dict[str, str]) -> list[str]:
    """Return which shared libraries cannot be loaded. Asked in a process of its own, for they stay loaded."""
    code = (
        "import ctypes, sys\n"
        "for name in sys.argv[1:]:\n"
        "    try:\n"
        "        ctypes.CDLL(name)\n"
        "    except OSError:\n"
        "        print(name)\n"
    )
    if not names:
        return []
    answer = subprocess.run([sys.executable, "-c", code, *names], capture_output=True, text=True, check=True)
    return answer.stdout.split()


def install_packages(packages: list[str], reason: str) -> None:
    """Install Debian packages, saying so; where that is not possible, say the command.

    Args:
        packages: Names as in Debian 12.
        reason: What they are missing for, a clause.

    Raises:
        Refused: This is not Debian, or not root, or apt failed.
    """
    reason = reason[0].upper() + reason[1:]
    apt = shutil.which("apt-get")
    if not apt:
        raise Refused(f"{reason}. Install with your system's package manager what Debian calls: {' '.join(packages)}")
    if os.geteuid() != 0:  # type: ignore[attr-defined,unused-ignore]
        command = f"apt-get update && apt-get install --yes --no-install-recommends {' '.join(current_names(packages))}"
        raise Refused(f"{reason}. As root, run:\n\n    {command}\n\nThen try again.")
    say(f"{reason}: installing Debian's {' '.join(packages)} ...")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call(apt, "update", "-qq", env=quiet)
    install = [apt, "install", "--yes", "-qq", "--no-install-recommends", *current_names(packages)]
    if call(*install, env=quiet):
        raise Refused(f"apt could not install them; its message stands above. The command was: {shlex.join(install)}")


def current_names(packages: list[str]) -> list[str]:
    """Return the packages with the names that this release of Debian has for them."""
    names = []
    for package in packages:
        newer = RENAMED.get(package)
        known = newer and not call("apt-cache", "show", "--quiet=2", newer, quiet=True)
        names.append(newer if newer and known else package)
    return names


# ---------------------------------------------------------------------------------------------------------------- tasks


def run(arguments: list[str]) -> int:
    """Start the window; without a display, do the same start-up offscreen and keep a picture."""
    display = has_display()
    prepare(dev=False, display=display)
    if display:
        return call(program("python"), "-m", "desktop", *arguments)
    say("No display here, so Beleg starts offscreen: it imports the sample, and keeps a picture and an export.")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "BELEG_HOME": str(OUTPUT / "home")}
    return call(program("python"), "-m", "desktop.tour", OUTPUT, env=environment)


def has_display() -> bool:
    """Return whether a window can be shown. Qt aborts where it cannot, so this is asked first."""
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def test(arguments: list[str]) -> int:
    """Run every check, then the tests; a failed check stops none of the others."""
    setup([])
    stages = {"format": formatted, "lint": lint, "types": types, "contracts": contracts}
    failed = []
    for name, stage in stages.items():
        say(f"--- {name}")
        if stage([]):
            failed.append(name)
    if failed:
        say(f"--- failed before the tests: {', '.join(failed)}")
    say("--- tests")
    status = tests(arguments)
    if failed:
        say(f"--- failed: {', '.join([*failed, 'tests'] if status else failed)}")
    return int(bool(status or failed))


def setup(_: list[str]) -> int:
    """Install all that the other tasks need."""
    prepare(dev=True, display=False)
    return 0


def tests(arguments: list[str]) -> int:
    """Run the tests alone; arguments go to pytest."""
    return call(program("python"), "-m", "pytest", "-q", *arguments)


def formatted(arguments: list[str]) -> int:
    """Check the format of the code."""
    return call(program("ruff"), "format", "--check", *arguments, ".")


def format_code(arguments: list[str]) -> int:
    """Bring the code into its format."""
    return call(program("ruff"), "format", *arguments, ".")


def lint(arguments: list[str]) -> int:
    """Check names, docstrings, annotations and common faults; `--fix` mends what can be."""
    return call(program("ruff"), "check", *arguments, ".")


def types(arguments: list[str]) -> int:
    """Check the types: strictly below desktop/."""
    return call(program("mypy"), *arguments)


def contracts(arguments: list[str]) -> int:
    """Check that imports point down, and that Qt and SQL stay in their places."""
    return call(program("lint-imports"), *arguments)


def bench(arguments: list[str]) -> int:
    """Measure what must be fast, as ratios within the same run."""
    options = ["-o", "addopts=", "-p", "no:xvfb", "--import-mode=importlib", "-q"]
    return call(program("python"), "-m", "pytest", *options, *(arguments or ["benchmarks"]))


def docs(arguments: list[str]) -> int:
    """Make the generated pages anew; `--check` only says which are stale."""
    return call(program("python"), ROOT / "docs" / "generate.py", *arguments)


def pictures(_: list[str]) -> int:
    """Paint the window's pictures of the manual anew."""
    return call(program("python"), ROOT / "docs" / "paint.py")


def clean(arguments: list[str]) -> int:
    """Remove caches and what runs have left; `--all` removes .venv too."""
    doomed = [ROOT / name for name in (*CACHES, OUTPUT.name, *([VENV.name] if "--all" in arguments else []))]
    doomed += ROOT.glob("*.egg-info")
    for folder in (ROOT / name for name in ("desktop", "exchange", "db", "values", "resources", "seeds", "tests")):
        doomed += folder.rglob("__pycache__")
    for folder in doomed:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


TASKS = {
    "run": run,
    "test": test,
    "setup": setup,
    "tests": tests,
    "format": format_code,
    "lint": lint,
    "types": types,
    "contracts": contracts,
    "bench": bench,
    "docs": docs,
    "pictures": pictures,
    "clean": clean,
}
NEED_NOTHING = (run, test, setup, clean)  # those that prepare for themselves, or have nothing to prepare


# -------------------------------------------------------------------------------------------------- commands and words


def program(name: str) -> Path:
    """Return the path of a program in `.venv`."""
    return VENV / "Scripts" / f"{name}.exe" if WINDOWS else VENV / "bin" / name


def call(*command: str | Path, env: dict[str, str] | None = None, quiet: bool = False) -> int:
    """Run a command in the repository and return its exit status, 127 if there is no such program."""
    sink = subprocess.DEVNULL if quiet else None
    sys.stdout.flush()
    try:
        return subprocess.run(command, check=False, cwd=ROOT, env=env, stdout=sink, stderr=sink).returncode
    except OSError as error:
        say(f"{command[0]} could not be started: {error.strerror}")
        return 127


def say(text: str) -> None:
    """Print a line at once, so that it stands before what a started program prints."""
    print(text, flush=True)


def main(arguments: list[str]) -> int:
    """Do the task that the command line names."""
    if sys.version_info < OLDEST:
        say(f"Beleg needs Python 3.11 or later; this is Python {sys.version.split()[0]}, {sys.executable}.")
        return 1
    parser = argparse.ArgumentParser(prog="tasks.py", description=(__doc__ or "").split("\n", maxsplit=1)[0])
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    for name, task in TASKS.items():
        text = (task.__doc__ or "").split("\n", maxsplit=1)[0]
        tasks.add_parser(name, help=text, add_help=False)
    chosen, rest = parser.parse_known_args(arguments)
    task = TASKS[chosen.task]
    try:
        if task not in NEED_NOTHING:
            setup([])
        return task(rest)
    except Refused as refusal:
        say(str(refusal))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
