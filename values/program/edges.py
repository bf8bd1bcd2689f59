"""Where a name really stands: its case, its edges, the head that a hyphen joins to it (guideline 1.6, 2.6)."""

import re
from typing import Final

from values.program.words import ProgramWords

_AFTER: Final = re.compile(r"-?[^\W\d_]{1,4}")
_HEAD: Final = re.compile(r"[-\u2010\u2011]([^\W\d_][^\W_]{2,25})")
_VERSION: Final = re.compile(
    r"[ \u00a0](?:[0-9]{1,2}\.[0-9](?:\.[0-9])?(?![\w,])|20[0-9]{2}(?=[“”\"»])"
    r"|[2-9](?=[.;:)»”“\n](?![\w,])|$| (?:und|and|et|y|en) )|[IVX]{2,4}(?![\w,]))"
)
_OFFICIAL: Final = re.compile(r"[ \u00a0](Programme|Program|Programms?|Initiative|Projekte?s?)(?![\w-])")
_SHORT: Final = 6


def begins(text: str, start: int) -> bool:
    """Tell whether a name may begin here: not inside a word, a compound or an address."""
    before = text[start - 1 : start]
    if not before or not (before.isalnum() or before in "_-@/.\u2011#"):
        return True
    if before in "./-":  # the end of a sentence, a list of names, a bullet
        further = text[start - 2 : start - 1]
        return (before == "/" and further.isalpha()) or not (further.isalnum() or further in "-./")
    return False


def ends(text: str, end: int, words: ProgramWords) -> int | None:
    """Return where the name that ends here ends with its ending and head; None: it does not end here.

    Args:
        text: the page's text.
        end: code point after the name's last letter.
        words: of the text's language.
    """
    following = text[end : end + 1]
    if following and (following.isalnum() or following == "_"):
        ending = _AFTER.match(text, end)
        if ending is None or ending[0].lower() not in words.endings:
            return None
        end = ending.end()
        following = text[end : end + 1]
        if following.isalnum() or following in "_-":
            return None
    if following in ("-", "\u2010", "\u2011"):
        return _with_head(text, end, words)
    if following in (".", "@", "/") and text[end + 1 : end + 2].islower():
        return None  # an address
    return _with_version(text, end)


def cased(written: str, wanted: str, *, exactly: bool) -> bool:
    """Tell whether what is written has the case of a spelling; long names may differ inside, and shout in headings."""
    written = " ".join(written.replace("\u2011", "-").split())
    if written.replace("-", " ") == wanted.replace("-", " "):
        return True
    if exactly or " " not in wanted.replace("-", " ") or len(wanted) < _SHORT:
        return False
    last, wanted_last = written.split()[-1], wanted.split()[-1]
    return (written[0].isupper() or not wanted[0].isupper()) and (last[0].isupper() or not wanted_last[0].isupper())


def _with_head(text: str, end: int, words: ProgramWords) -> int | None:
    head = _HEAD.match(text, end)
    if head is None:
        ending = _AFTER.match(text, end)
        if ending and ending[0].lower() in words.endings and not text[ending.end() : ending.end() + 1].isalnum():
            return ending.end()
        return None if text[end + 1 : end + 2].isalnum() else end
    after = text[head.end() : head.end() + 1]
    if head[1].lower() in words.compound_heads and not (after.isalnum() or after == "-"):
        return head.end()
    if text[end : head.end()].lower() in words.endings and not (after.isalnum() or after == "-"):
        return head.end()
    return None


def _with_version(text: str, end: int) -> int:
    found = _VERSION.match(text, end)
    if found and not text[end - 1].isdigit():
        return found.end()
    official = _OFFICIAL.match(text, end)
    return official.end() if official else end
