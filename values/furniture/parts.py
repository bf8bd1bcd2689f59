"""Which parts of one line are furniture: lines of menus and counters are looked at part by part."""

import re
from collections.abc import Iterator
from typing import Final

from values.furniture.cues import Cues

_PART: Final = re.compile(r"[^|·•]+")
_CRUMB: Final = re.compile(r" [>›»/] ")
_SHORT: Final = 250  # characters; what is longer is running text, but for consents
_LONGEST_CRUMB: Final = 40
_LONGEST_NOTICE: Final = 60  # characters before "©" that belong to it
_COPYRIGHT: Final = re.compile(r"[©℗]|\(c\) ?(?=(?:19|20)[0-9]{2})")
_PHONE: Final = re.compile(r"(?:\+|00|\b0|\b[0-9])[0-9 ()/.\u00a0-]{7,20}[0-9]\b")
_MAIL: Final = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.")
_HASHTAG: Final = re.compile(r"(?:^|\s)#\w+")
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_SENTENCE: Final = re.compile(r"\w{3}[.!?]\s+\w")
_PERIODS: Final = re.compile(r"[€$£]|eur|kč|zł|chf")
_ID: Final = re.compile(r"\W*\(id: ?[0-9]+\)")
_LEAST_PARTS: Final = 2


def furniture_parts(line: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Yield the parts of a line, in lower case, that are furniture, as places in the line."""
    if line.lstrip().startswith("|"):  # a table
        return
    if cues.consent.search(line) or (len(line) <= _SHORT and _whole(line, cues)):
        yield 0, len(line)
        return
    if len(line) > _SHORT:
        yield from _tail(line, cues)
        return
    parts = [(found.start(), found.end()) for found in _PART.finditer(line) if found[0].strip()]
    marked = [_is_furniture(line[start:end].strip(), cues) for start, end in parts]
    if any(marked):
        many = sum(marked) * 2 >= len(parts)
        for (start, end), is_furniture in zip(parts, marked, strict=True):
            if is_furniture or (many and not _is_said(line[start:end], cues)):
                yield start, end
        return
    yield from _tail(line, cues)


def is_breadcrumb(line: str, cues: Cues) -> bool:
    """Tell whether a line is a path through the site: "Startseite > Presse > Meldungen"."""
    crumbs = [crumb.strip() for crumb in _CRUMB.split(line.partition(" · ")[0])]
    if len(crumbs) < _LEAST_PARTS or any(len(crumb) > _LONGEST_CRUMB or crumb.endswith(".") for crumb in crumbs):
        return False
    if crumbs[0] in cues.home:
        return True
    return " / " not in line and len(line) <= 120 and not any(mark in line for mark in "€$£%=;")


def _whole(line: str, cues: Cues) -> bool:
    """Tell whether a short line is furniture as a whole."""
    if _ID.match(line) or cues.rate.search(line) or cues.register.search(line) or is_breadcrumb(line, cues):
        return True
    if len(_HASHTAG.findall(line)) * 2 > len(line.split()):
        return True
    return bool(cues.contact.match(line)) and not _SENTENCE.search(line)


def _is_furniture(part: str, cues: Cues) -> bool:
    if cues.published.match(part):
        return False
    if part.strip(" .:!?»›>→▸") in cues.menu or cues.head.match(part) or cues.counter.match(part):
        return True
    if cues.phrase.search(part):
        return not _SENTENCE.search(part) or len(part) <= 120
    notice = _COPYRIGHT.search(part)
    if notice is not None and notice.start() <= _LONGEST_NOTICE:
        return True
    return bool(cues.contact.match(part)) or (_has_address(part) and len(part) <= 60)


def _has_address(part: str) -> bool:
    return bool(_MAIL.search(part) or _PHONE.search(part)) and not _PERIODS.search(part)


def _is_said(part: str, cues: Cues) -> bool:
    """Tell whether a part of a line beside furniture says something of the article: its day, for instance."""
    return bool(cues.published.match(part.strip()) or _YEAR.search(part) or len(part) > 80)


def _tail(line: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Yield what ends a paragraph or caption without belonging to it: a copyright, an agency's sign-off."""
    last = line[-80:]
    offset = len(line) - len(last)
    found = cues.sign_off.search(last) or re.search(r"[©℗][^.]{0,60}$", last)
    if found is not None and offset + found.start() > 0:
        yield offset + found.start(), len(line)
