"""The programs that are known, those that are new, and texts that want to make finding slow."""

import pickle
import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from values import codec
from values.country.codes import CODES
from values.languages.lexicon import languages, load
from values.page import page_of
from values.program.finding import find_programs
from values.program.known import KnownPrograms, folded_text, known_programs
from values.program.starting_list import Use, listed
from values.rules import TITLES

WORDS = """Programm programme Initiative „ “ " « » ( ) | : - – , / EXIST EXIST- STEP LIFE Horizon Europe IPCEI IPCEI-AI
Fund Strategy Action Plan PERTE the a sechs AI Factories DFKI Mio. € ' ’ des zu und 2.0 2030 LEAM-Initiative x.AI ß"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\u00a0", "\u2028"])
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(PIECES, max_size=30).map(" ".join), st.lists(PIECES, max_size=20).map("".join)
)


def found(text: str, language: str = "de", programs: KnownPrograms | None = None) -> list[tuple[str, str]]:
    """Return the words and the name of each program of a text."""
    page = page_of(text, load(language), None)
    return [(text[one.start : one.end], one.reading.value.name) for one in find_programs(page, programs)]


@given(TEXTS, st.sampled_from([*languages(), "sv", "xx"]))
def test_any_text_goes_through(text: str, language: str) -> None:
    page = page_of(text, load(language), None)
    end = 0
    for one in find_programs(page):
        assert end <= one.start < one.end <= len(page.text)
        assert not page.text[one.start].isspace()
        assert not page.text[one.end - 1].isspace()
        assert one.reading.rule in TITLES
        assert 0 < one.confidence <= 1
        assert codec.from_json("program", codec.to_json(one.reading.value)) == one.reading.value
        end = one.end


def test_the_list_has_what_it_says_it_has() -> None:
    programs = listed()
    assert len(programs) > 1600
    assert {program.country for program in programs} <= CODES | {"EU"}
    assert max(Counter(program.name for program in programs).values()) == 1
    assert all(program.years[:4].isdigit() for program in programs)
    assert all(
        codec.is_line(one.words) and codec.is_line(one.name) for program in programs for one in program.spellings
    )


def test_no_two_programs_share_a_spelling() -> None:
    owners: dict[str, set[str]] = {}
    for program in listed():
        for spelling in program.spellings:
            owners.setdefault(folded_text(spelling.words), set()).add(spelling.name)
    assert {words for words, names in owners.items() if len(names) > 1} == set()


def test_the_project_knows_more_than_the_list_and_wins_over_it() -> None:
    programs = known_programs([("Werkbank", "Werkbank KI"), ("EXIST", "EXIST 2025")])
    assert found("Die Werkbank zahlt, EXIST auch.", programs=programs) == [
        ("Werkbank", "Werkbank KI"),
        ("EXIST", "EXIST 2025"),
    ]
    assert found("Die Werkbank zahlt.") == []


def test_a_parted_spelling_stands_for_the_listed_program_no_more() -> None:
    text = "Das Geld kommt aus Horizont Europa."
    assert found(text) == [("Horizont Europa", "Horizon Europe")]
    assert found(text, programs=known_programs(parted=["Horizont Europa"])) == []
    own = known_programs([("Horizont Europa", "Horizont Europa")], ["Horizont Europa"])
    assert found(text, programs=own) == [("Horizont Europa", "Horizont Europa")]


def test_known_programs_reach_another_process() -> None:
    programs = known_programs([("Werkbank", "Werkbank KI")], ["EXIST"])
    copy = pickle.loads(pickle.dumps(programs))
    assert (copy.pairs, copy.parted) == (programs.pairs, programs.parted)
    assert found("Die Werkbank zahlt.", programs=copy) == [("Werkbank", "Werkbank KI")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("LIFE ist ein Roman.", []),
        ("Das Programm LIFE fördert Moore. LIFE läuft lange.", ["LIFE", "LIFE"]),
        ("Das DFKI sitzt in Kaiserslautern.", []),
        ("Das DFKI erhält 11 Mio. Euro.", ["DFKI"]),
        ("Der Konzern Leonardo baut Hubschrauber für 2 Milliarden Euro.", []),
        ("Auf dem Supercomputer Leonardo wird gerechnet.", ["Leonardo"]),
        ("Es gibt sechs AI Factories.", []),
        ("Es gibt sechs „AI Factories“.", ["AI Factories"]),
        ("Mehr unter www.gaia-x.eu und info@gaia-x.eu.", []),
        ("Die EXIST-geförderten Firmen und die ZIM-Förderung.", []),
        ("Ziele des DigitalPakts Schule und des Zukunftsfonds.", ["DigitalPakts Schule", "Zukunftsfonds"]),
    ],
)
def test_what_is_ambiguous_needs_a_word_that_supports_it(text: str, words: list[str]) -> None:
    assert [one for one, _ in found(text)] == words


def test_marks_of_the_list_are_used() -> None:
    uses = Counter(spelling.use for program in listed() for spelling in program.spellings)
    assert set(uses) == set(Use)


SHORT_PIECES = ['"', "„A“", "A", "A ", "(", "(A)", "-", "A-", "'", "|", "\n", "1", ".", "- A: "]
LONG_PIECES = ["Programm ", "LIFE ", "Ab Cd Fund ", "IPCEI ", "Programme X1, ", "Xy-Fonds ", "DFKI (", "AI Factories "]


@pytest.mark.parametrize("piece", [*SHORT_PIECES, *LONG_PIECES, "Programm | x\n", "Horizon "])
def test_hostile_text_is_slow_in_no_place(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    found(text)
    found(text, "en")
    assert time.process_time() - start < 3  # a tenth of a megabyte, twice
