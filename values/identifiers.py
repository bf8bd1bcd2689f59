"""Identifiers of programs: what kinds are offered, what one looks like, and the page behind it.

They are typed in by analysts, and any other kind may be. A doubt is said and never refused.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Kind(NamedTuple):
    """A kind of identifier that is known here."""

    title: str
    form: re.Pattern[str]
    example: str
    page: str  # the address of its page, with {} for the identifier
    paths: tuple[str, ...]  # what stands before it in addresses


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "wikidata": Kind(
            title="Wikidata",
            form=re.compile(r"Q[1-9][0-9]*"),
            example="Q110563",
            page="https://www.wikidata.org/wiki/{}",
            paths=("wikidata.org/wiki/", "wikidata.org/entity/"),
        ),
        "cordis": Kind(
            title="CORDIS",
            form=re.compile(r"[0-9]{5,9}"),
            example="101070000",
            page="https://cordis.europa.eu/project/id/{}",
            paths=("cordis.europa.eu/project/id/",),
        ),
    }
)
_ADDRESS: Final = re.compile(r"https?://(?:www\.)?(.*)", re.IGNORECASE)


def title(kind: str) -> str:
    """Return how a kind is written."""
    return KINDS[kind].title if kind in KINDS else kind


def tidied(kind: str, text: str) -> str:
    """Return an identifier on one line; of the address of a known page only what it is about."""
    line = " ".join(text.split())
    address = _ADDRESS.fullmatch(line)
    if kind in KINDS and address is not None:
        for path in KINDS[kind].paths:
            if address[1].lower().startswith(path):
                found = re.split(r"[/?#]", address[1][len(path) :])[0]
                return found or line
    return line.upper() if kind == "wikidata" and re.fullmatch(r"q[0-9]+", line) else line


def doubt(kind: str, text: str) -> str | None:
    """Return what an identifier of a known kind would look like, where this one looks otherwise; None where it fits."""
    known = KINDS.get(kind)
    if known is None or known.form.fullmatch(tidied(kind, text)):
        return None
    return known.example


def page_of(kind: str, text: str) -> str | None:
    """Return the address of the page about it; None where that is not known."""
    known, line = KINDS.get(kind), tidied(kind, text)
    if known is None:
        return line if _ADDRESS.fullmatch(line) else None
    return known.page.format(line) if known.form.fullmatch(line) else None
