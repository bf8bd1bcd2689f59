"""Which parts of one line are furniture: lines of menus and counters are looked at part by part."""

import re
from collections.abc import Iterator
from typing import Final

from values.furniture.cues import Cues

_PART: Final = re.compile(r"[^|·•]+")
_CRUMB: Final = re.compile(r" [>›»/|] ")
_SHORT: Final = 250  # characters; what is longer is running text, but for consents
_LONGEST_CRUMB: Final = 40
_LONGEST_NOTICE: Final = 60  # characters before "©" that belong to it
_COPYRIGHT: Final = re.compile(r"[©℗]|\(c\) ?(?=(?:19|20)[0-9]{2})")
_PHONE: Final = re.compile(r"(?:\+|00|\b0|\b[0-9])[0-9 ()/.\u00a0-]{7,20}[0-9]\b")
_MAIL: Final = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.")
_HASHTAG: Final = re.compile(r"(?:^|\s)#\w+")
_SIGNED_DAY: Final = re.compile(r"[0-9]{1,2}\. ?(?:[0-9]{1,2}\. ?|[^\W\d_]{3,12} )[0-9]{4}(?=\)\s*$)")
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_SENTENCE: Final = re.compile(r"\w{3}[.!?]\s+\w")
_SUM: Final = re.compile(r"[€$£]|eur|kč|zł|chf")
_RATE: Final = re.compile(r"/[^\W\d_]{1,6}\.$")  # "14,99 zł/mies."
_NUMBER: Final = re.compile(r"[0-9]")
_ID: Final = re.compile(r"\W*\(id: ?[0-9]+\)")
_LEAST_TEASER: Final = 15  # characters after "Lesen Sie auch:" that say something
_LONGEST_PHRASE: Final = 120  # characters of a part with a telling phrase
_LONGEST_NUMBER: Final = 6  # characters of a part that is nothing but a number: "2024"
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
    teaser = cues.teaser.match(line)
    first = teaser.end() if teaser is not None and len(line) - teaser.end() > _LEAST_TEASER else 0
    if first:
        yield 0, first
    parts = [(found.start(), found.end()) for found in _PART.finditer(line, first) if found[0].strip()]
    marked = [_is_furniture(line[start:end].strip(), cues) for start, end in parts]
    if any(marked):
        numbers = sum(line[start:end].strip().isdigit() for start, end in parts)
        many = (sum(marked) + numbers) * 2 >= len(parts)
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
        return not any(mark in line for mark in "€$£%")
    arrows = " / " not in line and " | " not in line and "«" not in line
    return arrows and len(crumbs) > _LEAST_PARTS and not any(mark in line for mark in "€$£%=;")


def _whole(line: str, cues: Cues) -> bool:
    """Tell whether a short line is furniture as a whole."""
    if _ID.match(line) or cues.register.search(line) or is_breadcrumb(line, cues):
        return True
    if (
        cues.rate.search(line)
        and len(line) <= _LONGEST_PHRASE
        and not line.endswith(".")
        and not _SENTENCE.search(line)
    ):
        return True
    if len(_HASHTAG.findall(line)) * 2 > len(line.split()):
        return True
    return bool(cues.contact.match(line)) and not _SENTENCE.search(line)


def _is_furniture(part: str, cues: Cues) -> bool:
    if cues.published.match(part):
        return False
    if part.strip(" .:!?»›>→▸") in cues.menu or cues.head.match(part) or cues.teaser.match(part):
        return True
    if cues.counter.search(part) or cues.credit.match(part):
        return len(part) <= _LONGEST_NOTICE and not _YEAR.search(part)
    if cues.phrase.search(part):
        return not _SENTENCE.search(part) or len(part) <= _LONGEST_PHRASE
    if cues.subscription.search(part) and _NUMBER.search(part):
        whole = part.endswith(".") and not _RATE.search(part)
        return not _SENTENCE.search(part) and not whole and len(part) <= _LONGEST_PHRASE
    if cues.price.fullmatch(part):
        return True
    notice = _COPYRIGHT.search(part)
    if notice is not None and notice.start() <= _LONGEST_NOTICE:
        return True
    return bool(cues.contact.match(part)) or _has_address(part, cues)


def _has_address(part: str, cues: Cues) -> bool:
    """Tell whether a short part gives a telephone number or a mail address, and no day or sum beside it."""
    if len(part) > _LONGEST_PHRASE or _SUM.search(part) or _YEAR.search(part):
        return False
    phone = _PHONE.search(part)
    if phone is not None and (part[phone.start()] == "+" or cues.calls.search(part)):
        return True
    return len(part) <= _LONGEST_NOTICE and bool(phone or _MAIL.search(part))


def _is_said(part: str, cues: Cues) -> bool:
    """Tell whether a part of a line beside furniture says something of the article: its day, for instance."""
    if len(part.strip()) <= _LONGEST_NUMBER:
        return False
    return bool(cues.published.match(part.strip()) or _YEAR.search(part) or len(part) > _LONGEST_CRUMB * 2)


def _tail(line: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Yield what ends a paragraph or caption without belonging to it: a copyright, an agency's sign-off."""
    last = line[-80:]
    offset = len(line) - len(last)
    found = cues.sign_off.search(last) or re.search(r"[©℗][^.]{0,60}$", last)
    if found is None:
        return
    day = _SIGNED_DAY.search(last, found.start()) if found[0].startswith("(") else None
    yield offset + found.start(), offset + day.start() if day else len(line)  # a sign-off's day is the article's
