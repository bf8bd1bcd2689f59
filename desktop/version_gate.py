"""The refusal of a PySide6 that would abort the process. Asks the installed packages; Qt is not imported.

PySide6 6.12.0 gives back one reference to None too many on each call that returns nothing. Python 3.12 and later do not
count references to None; earlier ones abort after some thousand calls. See docs/decisions/0003-qt-versions.md.
"""

import importlib.util
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from db.errors import KnownError

PACKAGE = "PySide6-Essentials"
FIRST_BROKEN = (6, 12)
FIRST_SAFE_PYTHON = (3, 12)


@dataclass(eq=False)
class UnusableQt(KnownError):
    """The PySide6 that is installed would abort this Python."""

    qt: str  # version of PySide6-Essentials, as installed
    python: str  # "3.11"

    def sentence(self) -> str:
        """Return what does not go together, and the command that mends it."""
        return (
            f"PySide6 {self.qt} makes Python {self.python} abort after a few thousand calls, so Beleg does not "
            f"start its window with it. Use Python 3.12 or later, or install an earlier one: "
            f'pip install "{PACKAGE}<6.12"'
        )


@dataclass(eq=False)
class MissingQt(KnownError):
    """PySide6 is not installed."""

    python: str  # path of the interpreter

    def sentence(self) -> str:
        """Return what is missing, and the command that installs it."""
        return (
            f'The window needs PySide6, which is not installed for {self.python}. Install it: pip install "{PACKAGE}"'
        )


def check(qt: str | None = None, python: tuple[int, int] | None = None) -> None:
    """Refuse a PySide6 that this Python cannot use. To be called before the first import of it.

    Args:
        qt: Version of PySide6-Essentials; None means the installed one.
        python: Major and minor version of Python; None means this one.

    Raises:
        UnusableQt: The two together abort.
        MissingQt: No PySide6-Essentials is installed.
    """
    python = python or sys.version_info[:2]
    qt = qt or _installed()
    if python < FIRST_SAFE_PYTHON and _numbers(qt)[:2] >= FIRST_BROKEN:
        raise UnusableQt(qt=qt, python=".".join(map(str, python)))


def _installed() -> str:
    """Return the installed version, by the name of the folder that describes the package beside it.

    `importlib.metadata` would say the same; importing it takes as long as a tenth of the start.
    """
    found = importlib.util.find_spec("PySide6")
    for place in found.submodule_search_locations or () if found else ():
        for described in Path(place).parent.glob("*.dist-info"):
            name, _, version = described.name.removesuffix(".dist-info").partition("-")
            if name.lower() == PACKAGE.lower().replace("-", "_"):
                return version
    raise MissingQt(python=sys.executable)


def _numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version: "6.12.0a1" gives (6, 12, 0)."""
    leading = re.match(r"\d+(?:\.\d+)*", version)
    return tuple(int(part) for part in leading[0].split(".")) if leading else ()
