"""Text from data, made safe for widgets that show one line."""

from desktop.display_text import display_text

_SPACES = str.maketrans("\n\t", "  ")
_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})


def one_line(text: str, limit: int = 400) -> str:
    """Return a text for one line of a widget: line ends as spaces, controls that Qt or bidi would act on as signs.

    Args:
        text: from data.
        limit: code points shown at most; a longer text ends in "…".
    """
    shortened = text if len(text) <= limit else text[: limit - 1] + "…"
    return display_text(shortened.translate(_SPACES))


def many_lines(text: str, limit: int = 4000) -> str:
    """Return a text for a widget of many lines: newlines stay, all else as `one_line`."""
    shortened = text if len(text) <= limit else text[: limit - 1] + "…"
    return display_text(shortened.replace("\t", " "))


def tool_tip(text: str) -> str:
    """Return a text as a tool tip that shows exactly it: Qt guesses rich text, so it gets rich text, escaped."""
    return f"<qt>{_escaped(many_lines(text)).replace(chr(10), '<br>')}</qt>" if text else ""


def _escaped(text: str) -> str:
    """Return what html.escape returns, whose module brings the names of two thousand signs before the first picture."""
    return text.translate(_SIGNS)


def label_text(text: str) -> str:
    """Return a text for a button or menu, where an ampersand would underline the next letter."""
    return one_line(text).replace("&", "&&")
