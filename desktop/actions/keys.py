"""The spelling of keys: Qt's portable one inside, the analyst's one in the window."""

import re

from desktop.actions.errors import KeyUnknown

_MODIFIERS = ("Meta", "Ctrl", "Alt", "Shift")  # the order in which Qt writes them
_NAMES = (
    *("Tab", "Backspace", "Return", "Enter", "Ins", "Del", "Esc", "Home", "End", "Left", "Right", "Up", "Down"),
    *("PgUp", "PgDown", "Space", "Pause", "Print", "Menu"),
    *(f"F{n}" for n in range(1, 25)),
)
_NAMED = {name.lower(): name for name in _NAMES}
_ALIASES = {"escape": "Esc", "delete": "Del", "insert": "Ins", "pageup": "PgUp", "pagedown": "PgDown", "pgdn": "PgDown"}
_CARET = {"Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown"}
_SHOWN = {"Return": "Enter", "Del": "Delete", "PgDown": "PgDn", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


def normal(key: str) -> str:
    """Return a key in Qt's portable spelling: "shift+ctrl+z" is "Ctrl+Shift+Z".

    Raises:
        KeyUnknown: the text names no single key with modifiers.
    """
    parts = _parts(key)
    wanted = {part.lower() for part in parts[:-1]}
    modifiers = [name for name in _MODIFIERS if name.lower() in wanted]
    if len(modifiers) != len(parts) - 1:
        raise KeyUnknown(key=key)
    return "+".join([*modifiers, _last(parts[-1], key)])


def _parts(key: str) -> list[str]:
    text = key.strip()
    if text == "+" or text.endswith("++"):
        return [*[part for part in text[:-1].split("+") if part], "+"]
    return text.split("+")


def _last(part: str, key: str) -> str:
    named = _NAMED.get(part.lower()) or _ALIASES.get(part.lower())
    if named:
        return named
    if len(part) == 1 and part.isprintable() and not part.isspace():
        return part.upper() if len(part.upper()) == 1 else part  # "ß" has no capital that is one letter
    raise KeyUnknown(key=key)


def is_plain(key: str) -> bool:
    """Say whether a key would write or move in a text field: no Ctrl, Alt or Meta, and no function key."""
    *modifiers, last = _parts(key)
    return not {"Ctrl", "Alt", "Meta"} & set(modifiers) and not re.fullmatch(r"F\d+", last)


def is_caret(key: str) -> bool:
    """Say whether a key moves the caret or extends the selection in the article."""
    *modifiers, last = _parts(key)
    if last == "Enter" or not modifiers:
        return last in _CARET
    return last in _CARET - {"PgUp", "PgDown"} and "Alt" not in modifiers and "Meta" not in modifiers


def shown(key: str) -> str:
    """Return a key as the window writes it: "Ctrl+PgDn", "Alt+Shift+←"."""
    if not key:
        return ""
    *modifiers, last = _parts(key)
    return "+".join([*modifiers, _SHOWN.get(last, last)])


def caps(key: str) -> list[str]:
    """Return the caps of a key, one for each that is held or pressed."""
    *modifiers, last = _parts(key)
    return [*modifiers, _SHOWN.get(last, last)]
