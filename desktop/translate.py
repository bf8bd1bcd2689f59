"""The one way from a string in the source to the string that is shown."""

from PySide6.QtCore import QCoreApplication


def tr(context: str, text: str, count: int = -1) -> str:
    """Return a text in the window's language.

    Args:
        context: where the text stands, as the translation file groups it.
        text: the English text; `%n` stands for the count.
        count: how many; chooses the plural form. Negative: no number in the text.

    Returns:
        The translation, or the English text where there is none. Without a translation `%n` is the plain count and
        `(s)` is resolved by English rules, so that the untranslated window reads well too.
    """
    found = QCoreApplication.translate(context, text, None, count)
    return found if count < 0 else found.replace("(s)", "" if count == 1 else "s")
