"""Where Beleg keeps what is its own: settings, backups, logs. Projects lie where the analyst puts them.

Everything stands below one folder, `home()`, which the environment variable `BELEG_HOME` overrides. The functions only
name places; who writes there makes the folder.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "BELEG_HOME"


def home(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> Path:
    """Return the folder of Beleg's own files: `BELEG_HOME`, or the platform's place for an application's data.

    Args:
        environ: The environment variables; None means this process's.
        platform: A name as `sys.platform` gives it.

    Returns:
        An absolute path, which need not exist yet.
    """
    environ = os.environ if environ is None else environ
    if chosen := environ.get(VARIABLE):
        return Path(chosen).expanduser().absolute()
    if platform == "win32":
        return _absolute(environ.get("APPDATA"), Path.home() / "AppData" / "Roaming") / "Beleg"
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Beleg"
    return _absolute(environ.get("XDG_DATA_HOME"), Path.home() / ".local" / "share") / "beleg"


def settings_file() -> Path:
    """Return the file of the settings: sizes, theme, keys, recent projects."""
    return home() / "settings.json"


def backups() -> Path:
    """Return the folder of the backups, which holds one folder for each project."""
    return home() / "backups"


def logs() -> Path:
    """Return the folder of the reports that a fault of the program leaves."""
    return home() / "logs"


def projects() -> Path:
    """Return the folder that holds the sample project."""
    return home() / "projects"


def _absolute(value: str | None, otherwise: Path) -> Path:
    """Return the folder that a variable names; the XDG rules say to ignore a relative one."""
    return Path(value) if value and Path(value).is_absolute() else otherwise
