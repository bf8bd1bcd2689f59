"""What can be said of a text without a person: its title and its language. Both can be edited later."""

import functools
from collections.abc import Callable
from typing import Final

from exchange.publication import find_published

LONGEST_HEADING: Final = 120  # characters; a longer first line is running text
TITLE_LENGTH: Final = 80  # characters of a title made of first words
LEAST_LETTERS: Final = 12  # fewer say nothing about the language
LEAST_CONFIDENCE: Final = 0.5  # below it the trial had all the wrong answers (docs/decisions/language-detection.md)
_PIECE: Final = 150  # characters; three pieces are looked at, so that an English page head does not decide
_LANGUAGES: Final = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl"),
    *("pt", "ro", "sk", "sl", "sv"),  # so far: the official languages of the EU
    *("bs", "ca", "eu", "gl", "is", "mk", "no", "ru", "sq", "sr", "tr", "uk"),
    *("ar", "fa", "he", "hi", "id", "ja", "ko", "th", "vi", "zh"),
)

__all__ = ["find_language", "find_published", "find_title"]


def find_title(text: str) -> tuple[str, bool]:
    """Return the title of a text and whether it is a heading: the whole first line that is not empty.

    A line over 120 characters is no heading; its first whole words are the title then, with "…". ("", False) where all
    lines are empty.
    """
    line = _first_line(text)
    if len(line) <= LONGEST_HEADING:
        return line, bool(line)
    return _first_words(line).rstrip().rstrip(" ,;:–—-") + "…", False


def find_language(text: str) -> str | None:
    """Return the language of a text (ISO 639-1), or None where it is too short or not clear."""
    sample = _sample(text)
    if sum(map(str.isalpha, sample)) < LEAST_LETTERS:
        return None
    language, confidence = _classifier()(sample)
    return language if confidence >= LEAST_CONFIDENCE and language in _LANGUAGES else None


def _first_line(text: str) -> str:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if line := text[start:end].strip():
            return line
        start = end + 1
    return ""


def _first_words(line: str) -> str:
    cut = line[: TITLE_LENGTH + 1]
    if cut[-1].isspace():
        return cut
    words = cut.rsplit(maxsplit=1)
    return words[0] if len(words) == 2 else line[:TITLE_LENGTH]


def _sample(text: str) -> str:
    if len(text) <= 3 * _PIECE:
        return text
    middle = len(text) // 2
    return "\n".join((text[:_PIECE], text[middle : middle + _PIECE], text[-_PIECE:]))


@functools.cache
def _classifier() -> Callable[[str], tuple[str, float]]:
    # Imported here: NumPy and the model take most of a second, and the window must be there before.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    classify: Callable[[str], tuple[str, float]] = identifier.classify
    return classify
