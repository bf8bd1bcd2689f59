"""What the window remembers between starts: one JSON file, written whole, read with tolerance."""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from db.errors import KnownError

RECENT = 12  # projects remembered
RECENT_COMMANDS = 8
ZOOM = (50, 300)  # percent


class SettingsNotSaved(KnownError):
    """The settings file cannot be written; the window goes on without."""

    def __init__(self, *, path: Path, reason: str) -> None:
        """Name the file and the system's reason."""
        super().__init__()
        self.path = path
        self.reason = reason

    def sentence(self) -> str:
        """Return what happened and what to do."""
        return (
            f"The window's settings cannot be written to {self.path}: {self.reason}. Sizes, theme and keys are kept "
            "until you quit; check the folder's rights and free space. The project is not concerned."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is remembered. Nothing of a project: that stands in the project file."""

    theme: str = "system"  # "light", "dark" or "system"
    zoom: int = 100  # percent, of the article's text
    geometry: str = ""  # QWidget.saveGeometry as base64
    panes: tuple[int, ...] = ()  # widths of queue, article and facts in pixels
    facts_geometry: str = ""  # of the facts window, as `geometry`
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))  # by action id
    recent: tuple[str, ...] = ()  # paths of projects, the last opened first
    recent_commands: tuple[str, ...] = ()  # action ids, the last used first
    annotator: str = ""  # the name proposed for new sessions
    folder: str = ""  # where a file was chosen last
    export_format: str = ""  # the name of the format exported last
    suggestions: bool = True  # they are made and shown
    facts_tab: str = "facts"  # of the panel: "facts" or "annotations"
    queue_order: str = "queue"  # which article comes first: "queue", "waiting" or "uncertain"
    engine: str = "crfsuite"  # what learns from decisions

    def with_recent(self, path: str) -> "Settings":
        """Return the settings with a project put first."""
        return replace(self, recent=(path, *(p for p in self.recent if p != path))[:RECENT])

    def without_recent(self, path: str) -> "Settings":
        """Return the settings without a project that is gone."""
        return replace(self, recent=tuple(p for p in self.recent if p != path))

    def with_command(self, action: str) -> "Settings":
        """Return the settings with an action put first among the recent ones."""
        others = (a for a in self.recent_commands if a != action)
        return replace(self, recent_commands=(action, *others)[:RECENT_COMMANDS])


class SettingsFile:
    """The file, and the settings as they are now."""

    def __init__(self, path: Path) -> None:
        """Read a file; one that is missing gives the defaults, a damaged one too, with a sentence in `notice`.

        Args:
            path: the file; its folder is made when settings are saved.
        """
        self.path = path
        self.notice = ""  # what could not be read, to be shown once
        self._unknown: dict[str, Any] = {}  # of a later version: kept
        self.now = self._read()

    def _read(self) -> Settings:
        try:
            found = json.loads(self.path.read_bytes().decode("utf-8"))
        except FileNotFoundError:
            return Settings()
        except OSError as fault:
            self.notice = f"The window's settings in {self.path} cannot be read ({fault.strerror}); it starts anew."
            return Settings()
        except (ValueError, RecursionError):
            return self._damaged()
        return self._taken(found) if isinstance(found, dict) else self._damaged()

    def _damaged(self) -> Settings:
        aside = self.path.with_suffix(".damaged.json")
        try:
            self.path.replace(aside)
        except OSError:
            aside = self.path
        self.notice = (
            f"The window's settings were damaged, so sizes, theme and keys start anew. The damaged file is {aside}."
        )
        return Settings()

    def _taken(self, found: dict[str, Any]) -> Settings:
        known = {each.name for each in fields(Settings)}
        self._unknown = {name: value for name, value in found.items() if name not in known}
        good: dict[str, Any] = {}
        wrong = []
        for name in known & found.keys():
            value = _READERS[name](found[name])
            if value is None:
                wrong.append(name)
            else:
                good[name] = value
        if wrong:
            self.notice = f"In the window's settings, {', '.join(sorted(wrong))} could not be read and start anew."
        return Settings(**good)

    def change(self, **changes: Any) -> Settings:
        """Set fields and save where that changes anything.

        Raises:
            SettingsNotSaved: the file cannot be written; the settings hold until the window closes.
        """
        return self.put(replace(self.now, **changes))

    def put(self, settings: Settings) -> Settings:
        """Take other settings and save them where they differ.

        Raises:
            SettingsNotSaved: as `change`.
        """
        if settings != self.now:
            self.now = settings
            self._write()
        return settings

    def _write(self) -> None:
        """Write beside the file, then put it in its place: a crash leaves the old settings or the new ones."""
        content = self._unknown | {each.name: getattr(self.now, each.name) for each in fields(Settings)}
        content["keys"] = {name: list(keys) for name, keys in self.now.keys.items()}
        text = json.dumps(content, indent=1, sort_keys=True) + "\n"  # ASCII: a path may hold lone surrogates
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with beside.open("wb") as file:
                file.write(text.encode("ascii"))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(self.path)
        except OSError as fault:
            with suppress(OSError):  # what could not be written may not be there to be removed
                beside.unlink()
            raise SettingsNotSaved(path=self.path, reason=fault.strerror or str(fault)) from fault


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _theme(value: object) -> str | None:
    return value if value in ("light", "dark", "system") else None  # type: ignore[return-value]


def _order(value: object) -> str | None:
    return value if value in ("queue", "waiting", "uncertain") else None  # type: ignore[return-value]


def _tab(value: object) -> str | None:
    return value if value in ("facts", "annotations") else None  # type: ignore[return-value]


def _zoom(value: object) -> int | None:
    return min(max(value, ZOOM[0]), ZOOM[1]) if isinstance(value, int) and not isinstance(value, bool) else None


def _switch(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...] | None:
    return tuple(value) if isinstance(value, list) and all(isinstance(each, str) for each in value) else None


def _numbers(value: object) -> tuple[int, ...] | None:
    if not isinstance(value, list) or not all(isinstance(each, int) and 0 <= each < 100_000 for each in value):
        return None
    return tuple(value)


def _keys(value: object) -> Mapping[str, tuple[str, ...]] | None:
    if not isinstance(value, dict):
        return None
    read = {name: _texts(keys) for name, keys in value.items()}
    return MappingProxyType({name: keys for name, keys in read.items() if keys is not None})


_READERS: Mapping[str, Callable[[object], Any]] = MappingProxyType(
    {
        "theme": _theme,
        "zoom": _zoom,
        "geometry": _text,
        "panes": _numbers,
        "facts_geometry": _text,
        "keys": _keys,
        "recent": _texts,
        "recent_commands": _texts,
        "annotator": _text,
        "folder": _text,
        "export_format": _text,
        "suggestions": _switch,
        "facts_tab": _tab,
        "queue_order": _order,
        "engine": _text,
    }
)
