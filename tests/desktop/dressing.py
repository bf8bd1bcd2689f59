"""A look for tests: light, with the four labels of a new project."""

from db.records import LabelRow
from desktop.theme.colours import DEFAULT_HUES
from desktop.theme.fonts import load_fonts
from desktop.theme.look import Look, ThemeChoice

LABELS = [LabelRow(name=name, key=str(place + 1), hue=hue) for place, (name, hue) in enumerate(DEFAULT_HUES.items())]


def look(choice: ThemeChoice = ThemeChoice.LIGHT) -> Look:
    """Return a look that is not applied to the application."""
    made = Look(load_fonts(), choice)
    made.set_labels({row.name: row.hue for row in LABELS})
    return made


HOSTILE = [
    "<b>PROGRAM</b>", "x<br>", "&lt;", "A<B & C>D", "<img src='file:///etc/passwd'>", "&&&", "a\nb", "\ufffeab",
    "\ufeffab", "a\u202eb", "\u2028", "\x00\x01", "😀\u200d", "", " ", "%n %1", "{name}", "<qt>", "x" * 5000,
    "<a href='x'>y</a>",
]  # fmt: skip
