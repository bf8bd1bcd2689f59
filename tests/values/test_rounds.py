"""Which round a title speaks of."""

import time

import pytest

from values.languages.lexicon import languages, load
from values.rounds import Round, round_in


@pytest.mark.parametrize(
    ("title", "language", "number"),
    [
        ("Dritte Förderrunde der KI-Initiative gestartet", "de", 3),
        ("Die 3. Runde beginnt", "de", 3),
        ("Runde 3: acht Projekte ausgewählt", "de", 3),
        ("Runde Nr. 3 läuft", "de", 3),
        ("Runde zwei", "de", 2),
        ("Start der dritten und letzten Ausschreibungsrunde", "de", 3),
        ("Zweiter Förderaufruf des Bundes", "de", 2),
        ("FÜNFTE RUNDE", "de", 5),
        ("Call 2 der Initiative", "de", 2),
        ("Winners of the third round announced", "en", 3),
        ("Third-round funding for chips", "en", 3),
        ("The 2nd competitive call opens", "en", 2),
        ("Call #4 opens", "en", 4),
        ("Round II of the fund", "en", 2),
        ("Round two begins", "en", 2),
        ("Le 2e appel à projets est ouvert", "fr", 2),
        ("Troisième appel", "fr", 3),
        ("Appel n° 5 : les lauréats", "fr", 5),
        ("La tercera convocatoria del fondo", "es", 3),
        ("3.ª convocatoria", "es", 3),
        ("Aperto il secondo bando", "it", 2),
        ("2° bando della misura", "it", 2),
        ("De derde ronde van het groeifonds", "nl", 3),
        ("2e ronde geopend", "nl", 2),
        ("Trzecia runda programu", "pl", 3),
        ("W trzeciej rundzie", "pl", 3),
        ("III nabór wniosków", "pl", 3),
        ("Druhá výzva programu", "cs", 2),
        ("Ve 2. kole", "cs", 2),
        ("Vierte Runde", None, 4),
        ("The fourth call", None, 4),
        ("10. Runde", "de", 10),
    ],
)
def test_a_round_is_read(title: str, language: str | None, number: int) -> None:
    assert round_in(title, language) == Round(number=number)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("", "de"),
        ("Neue Runde", "de"),
        ("In dieser Runde 12 Projekte gefördert", "de"),
        ("Runde 20 Millionen Euro", "de"),
        ("Runde 3,5 Mio. Euro", "de"),
        ("Runde 2025", "de"),
        ("Zweite und dritte Runde", "de"),
        ("Nach der zweiten Runde startet die dritte Runde", "de"),
        ("Zweite Finanzierungsrunde des Start-ups", "de"),
        ("Am 3. Oktober beginnt die Runde", "de"),
        ("Der Call 2024-2", "de"),
        ("In the round 5 billion euros were asked for", "en"),
        ("The round cost 5%", "en"),
        ("I call it a success", "en"),
        ("2 rounds", "en"),
        ("All-round 3D printing", "en"),
        ("3. Runde", "xx"),
        ("Le premier ministre appelle", "fr"),
    ],
)
def test_what_is_no_round(title: str, language: str) -> None:
    assert round_in(title, language) is None


@pytest.mark.parametrize("language", languages())
def test_each_language_reads_its_own_words(language: str) -> None:
    table = load(language).rounds
    for number, words in table["ordinals"].items():
        for word in words:
            assert round_in(f"{word} {table['words'][0]}", language) == Round(number=int(number)), word
    for noun in table["words"]:
        assert round_in(f"{noun} 7", language) == Round(number=7), noun
        assert round_in(f"x {noun} {table['signs'][0]}. 7.", language) == Round(number=7), noun


def test_a_long_title_takes_no_long_time() -> None:
    for title in ("dritte und " * 50_000, "I " * 50_000, "1." * 50_000, "runde nr " * 50_000):
        start = time.perf_counter()
        round_in(title, None)
        assert time.perf_counter() - start < 0.5
