"""Identifiers of programs, as they are typed."""

import pytest

from values.identifiers import doubt, page_of, tidied, title


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("wikidata", " Q42 ", "Q42"),
        ("wikidata", "q42", "Q42"),
        ("wikidata", "https://www.wikidata.org/wiki/Q42?uselang=de#P31", "Q42"),
        ("wikidata", "http://wikidata.org/entity/Q42", "Q42"),
        ("wikidata", "https://example.org/Q42", "https://example.org/Q42"),
        ("wikidata", "https://www.wikidata.org/wiki/", "https://www.wikidata.org/wiki/"),
        ("cordis", "https://cordis.europa.eu/project/id/101070000/de", "101070000"),
        ("foerderkatalog", " 01 IS\n22 ", "01 IS 22"),
    ],
)
def test_identifiers_are_tidied(kind: str, typed: str, kept: str) -> None:
    assert tidied(kind, typed) == kept


def test_what_looks_odd_is_doubted_and_has_no_page() -> None:
    assert doubt("wikidata", "Q42, Q43") == "Q110563"
    assert doubt("wikidata", "https://www.wikidata.org/wiki/Q42") is None
    assert doubt("cordis", "LIFE") == "101070000"
    assert doubt("anything", "at all") is None
    assert page_of("wikidata", "Q42") == "https://www.wikidata.org/wiki/Q42"
    assert page_of("cordis", "12345") == "https://cordis.europa.eu/project/id/12345"
    assert page_of("wikidata", "42") is None
    assert page_of("site", "https://example.org/x") == "https://example.org/x"
    assert page_of("site", "example") is None
    assert (title("cordis"), title("lei")) == ("CORDIS", "lei")
