"""Finding as a whole: spans of the stored text that never overlap, whatever the text is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from values.codec import to_dict
from values.finding import find, language_of
from values.languages.lexicon import languages
from values.rules import title
from values.types import Label

PIECES = (
    *("Polen", "den Vereinigten Staaten", "US", "U.S.", "US-Anbieter", "Georgia", "Niemczech", "Kongo", "France 2030"),
    *("5 Mio. Euro", "EUR 3,5 Mrd.", "zwischen 5 und 8 Millionen", "1.234", "$", "€", "12 %", "je 3 kr"),
    *("3. November 2025", "03/04/2025", "seit Anfang 2025", "gestern", "2025–2027", "Q2 2026", "99.99.9999"),
    *("das Programm „Neue Rechner“ (NR)", "IPCEI Hy2Tech", "Horizont Europa", "die X-Initiative"),
    *(
        "| Land | Betrag |",
        "| AT | 5 |",
        "Tags: a, b",
        "© 2025",
        "Kommentare (2)",
        "Anna: 5 Euro",
        "Lesen Sie auch: Polen",
    ),
    *(
        "\n",
        "\n\n",
        " ",
        "  ",
        "\t",
        ". ",
        ", ",
        "\u00a0",
        "\u202f",
        "\u2028",
        "\u00ad",
        "\u200b",
        "\u200f",
        "-",
        "\u2011",
    ),
    *(
        "😀",
        "🇩🇪",
        "e\u0301",
        "שלום",
        "مليون 5 €",
        "日本",
        "İ",
        "ß",
        "ﬁ",
        "\u0000"[:0],
        "\x85",
        "(",
        ")",
        "[",
        "„",
        "“",
        "'",
    ),
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=25).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join),
)
LANGUAGES = st.sampled_from([*languages(), "fi", "xx", "de-AT", "EN", None])


@settings(max_examples=400, deadline=None)
@given(text=TEXTS, language=LANGUAGES, day=st.sampled_from([None, "2025-11-20"]))
def test_any_text_gives_spans_in_order_that_do_not_overlap(text, language, day):
    end = 0
    for one in find(text, language, day):
        words = text[one.start : one.end]
        assert end <= one.start < one.end <= len(text)
        assert not words[0].isspace()
        assert not words[-1].isspace()
        assert one.label in set(Label)
        assert to_dict(one.reading.value)
        assert title(one.reading.rule) != one.reading.rule
        assert 0 <= one.confidence <= 1
        end = one.end


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_the_same_text_gives_the_same(text):
    assert find(text, "de", None) == find(text, "de", None)


def words_of(text, language="de", **more):
    return [(text[one.start : one.end], one.label.value) for one in find(text, language, None, **more)]


def test_a_program_goes_before_an_amount_a_date_and_a_country():
    text = "Der Plan France 2030 und Programme in Frankreich kosten 5 Mio. US-Dollar."
    assert words_of(text) == [("France 2030", "program"), ("Frankreich", "country"), ("5 Mio. US-Dollar", "amount")]


def test_invisible_characters_are_counted_and_read_over():
    text = "Das Geld geht nach Po\u00adlen und Ita\u200blien\u00ad."
    assert words_of(text) == [("Po\u00adlen", "country"), ("Ita\u200blien", "country")]


def test_what_stands_in_furniture_is_marked_and_nothing_else():
    text = "Polen baut.\n\nProbeabo: 4 Hefte für 9,90 Euro\nSchlagwörter: Polen, Italien\n"
    found = [(text[one.start : one.end], one.furniture) for one in find(text, "de", None)]
    assert found == [("Polen", False), ("9,90 Euro", True), ("Polen", True), ("Italien", True)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Mittel fließen für den Bau und werden nicht reichen.", "de"),
        ("The money is for the building and will not be enough.", "en"),
        ("Le plan est pour la ville et les entreprises qui sont dans le pays.", "fr"),
        ("El plan es para los municipios y las empresas que están en el país.", "es"),
        ("Il piano è per le imprese e della regione con il governo che paga.", "it"),
        ("Het geld is voor de bouw en wordt niet door het Rijk betaald.", "nl"),
        ("Pieniądze są dla firm i nie będzie ich więcej, jak się okazało.", "pl"),
        ("Peníze jsou pro firmy a nebude jich víc, jak se ukázalo v Praze.", "cs"),
        ("", "de"),
        ("12345 ∑∑∑", "de"),
    ],
)
def test_function_words_tell_the_language(text, language):
    assert language_of(text) == language


def test_a_language_without_a_file_is_read_by_what_cldr_knows():
    assert words_of("Raha tulee Saksasta ja Puola maksaa.", "fi") == [("Puola", "country")]
    assert words_of("Деньги даёт Польша.", "ru") == [("Польша", "country")]
