"""Title, language and day of publication of a text."""

import pytest
from hypothesis import given

from exchange.describe import LONGEST_HEADING, find_language, find_title
from exchange.publication import find_published
from tests.exchange.language_texts import snippets
from tests.exchange.strategies import texts


@pytest.mark.parametrize(
    ("text", "title", "is_heading"),
    [
        ("Titel\nText", "Titel", True),
        ("\n \n\u00a0\n  Titel \nText", "Titel", True),
        ("x" * LONGEST_HEADING, "x" * LONGEST_HEADING, True),
        ("Wort " * 30, "Wort " * 15 + "Wort…", False),
        ("x" * 121, "x" * 80 + "…", False),
        ("a, " * 60, ("a, " * 27).rstrip(", ") + "…", False),
        ("", "", False),
        (" \n\t\n", "", False),
    ],
)
def test_the_title_is_the_first_line_or_its_first_words(text, title, is_heading):
    assert find_title(text) == (title, is_heading)


@given(texts)
def test_a_title_is_one_line_of_the_text(text):
    title, is_heading = find_title(text)
    assert "\n" not in title
    assert title.removesuffix("…") in text
    assert is_heading == (
        title != "" and len(title) <= LONGEST_HEADING and any(line.strip() == title for line in text.split("\n"))
    )


def test_every_snippet_of_200_characters_in_eight_languages_is_recognised():
    found = [(language, find_language(snippet)) for language, snippet in snippets()]
    assert len(found) > 80
    assert [pair for pair in found if pair[0] != pair[1]] == []


def test_short_snippets_are_recognised_or_left_open():
    found = [(language, find_language(snippet)) for language, snippet in snippets(60, 20)]
    assert [pair for pair in found if pair[1] not in (pair[0], None)] == []
    assert sum(language == guess for language, guess in found) > 0.9 * len(found)


@pytest.mark.parametrize(
    "text", ["", " ", "123 456", "KI", "| 3,4 | 2025 |", "😀😀😀", "BMBF IBM SAP NVIDIA AMD ARM", "\ufffe\u2028"]
)
def test_too_little_text_has_no_language(text):
    assert find_language(text) is None


def test_an_english_page_head_does_not_decide():
    text = (
        "Skip to content Home About us Contact Sign in Subscribe\n" + "Das Land fördert kleine Betriebe mit Geld. " * 60
    )
    assert find_language(text) == "de"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Berlin, 3. November 2025 – Das Land fördert.", "2025-11-03"),
        ("BERLIN (abc), 3 November 2025: The state funds.", "2025-11-03"),
        ("Wien, am 15. Jänner 2025 – Der Bund fördert.", "2025-01-15"),
        ("Lindenau, den 03.11.2025", "2025-11-03"),
        ("Veröffentlicht am 03.11.2025", "2025-11-03"),
        ("Veröffentlicht: 3. Nov. 2025, 14:30 Uhr", "2025-11-03"),
        ("Von Eva Blum | Erschienen am 3. November 2025 | 4 Min. Lesedauer", "2025-11-03"),
        ("Stand: 3. November 2025", "2025-11-03"),
        ("Pressemitteilung vom 1. März 2024", "2024-03-01"),
        ("Montag, 3. November 2025", "2025-11-03"),
        ("3. November 2025 | 14:30 Uhr | Eva Blum", "2025-11-03"),
        ("03.11.2025, 14:30 Uhr", "2025-11-03"),
        ("2025-11-03", "2025-11-03"),
        ("3.\u00a0November\u00a02025", "2025-11-03"),
        ("Published on Nov 3, 2025", "2025-11-03"),
        ("Published: 06 Feb 2025 8:30", "2025-02-06"),
        ("Posted 13/11/2025", "2025-11-13"),
        ("News - 3rd of March 2026", "2026-03-03"),
        ("Publié le 1er mars 2024 à 12h30", "2024-03-01"),
        ("Publicado el 3 de noviembre de 2025", "2025-11-03"),
        ("Pubblicato il 3 novembre 2025", "2025-11-03"),
        ("Gepubliceerd op 3 november 2025", "2025-11-03"),
        ("Opublikowano: 3 listopada 2025", "2025-11-03"),
        ("Publikováno 3. listopadu 2025", "2025-11-03"),
    ],
)
def test_the_day_is_found_where_a_page_says_it(line, day):
    assert find_published(f"Ein Titel\n\n{line}\nText, der nichts sagt.") == day


@pytest.mark.parametrize(
    "line",
    [
        "Am 3. November 2025 hat das Land ein Programm beschlossen.",
        "Berlin, 3. November 2025 war kein guter Tag für die Kasse.",
        "Bewerbungsfrist: 3. November 2025",
        "| 3. November 2025 | Bescheid |",
        "3. November 2025 bis 5. November 2025",
        "31.02.2025",
        "Published 3. November 1789",
        "Published in November 2025",
        "2. Quartal 2025",
        "© 2025",
    ],
)
def test_a_date_elsewhere_is_no_day_of_publication(line):
    assert find_published(f"Ein Titel\n\n{line}\nText, der nichts sagt.") is None


def test_english_slashes_that_could_be_american_are_left_open():
    assert find_published("Title\nPublished 3/11/2025", "en") is None
    assert find_published("Title\nPublished 11/23/2025", "en") == "2025-11-23"
    assert find_published("Titre\nPublié le 3/11/2025", "fr") == "2025-11-03"


def test_dateline_before_publication_line_before_source_line():
    text = "Titel\nVeröffentlicht am 4. November 2025\nBerlin, 3. November 2025 – Text.\n"
    assert find_published(text) == "2025-11-03"
    assert (
        find_published("Titel\nText.\n" + "Zeile.\n" * 30 + "Quelle: Ministerium, 1. Mai 2024, 2. Mai 2024\n")
        == "2024-05-02"
    )
    assert find_published("Titel\n" + "Zeile.\n" * 30 + "Veröffentlicht am 1. Mai 2024\n" + "Zeile.\n" * 30) is None


@given(texts)
def test_any_text_gives_a_day_or_none(text):
    assert find_published(text, "en") is None or len(find_published(text, "en")) == 10
