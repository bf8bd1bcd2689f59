"""What a report says: values in words, sentences, totals, disagreements, sources; and nothing in it that runs."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from db.export_records import ExportDisagreement, ExportProgram, ExportSide, ExportTotals
from exchange.errors import BadLine
from exchange.facts import report_html, report_read
from exchange.facts.in_words import day, in_words
from exchange.facts.report_disagreements import in_plain_words
from exchange.facts.report_totals import not_added, sums
from exchange.facts.report_words import shown, source_line, tidy
from tests.exchange.facts.conftest import SENTENCE, cell, evidence
from values.adding import Reason
from values.codec import to_json
from values.field import parse

FIELD = (  # label, as the value field takes it, in words
    ("amount", "> 380 000 000 EUR", "over 380\u202f000\u202f000 EUR"),
    ("amount", "~ 2.5 EUR", "about 2.5 EUR"),
    ("amount", "< 5 CZK", "under 5 CZK"),
    ("amount", "≤ 5 CZK each", "up to 5 CZK each"),
    ("amount", "1..9 EUR / year", "1 to 9 EUR per year"),
    ("amount", "5 ?", "5 (currency not known)"),
    ("amount", "vague EUR", "a sum without a number in EUR"),
    ("date", "2025-10-03", "3 October 2025"),
    ("date", "2025-10", "October 2025"),
    ("date", "2025", "2025"),
    ("date", "2025/..", "since 2025"),
    ("date", "2025/.. START", "since the beginning of 2025"),
    ("date", "../2026 END", "until the end of 2026"),
    ("date", "2025-34", "the 2nd quarter of 2025"),
    ("date", "2024-40", "the 1st half of 2024"),
    ("date", "2024-22", "summer 2024"),
    ("date", "2025/2027", "2025 to 2027"),
    ("date", "2030~ APPROX", "about 2030"),
    ("date", "2030?", "2030 (uncertain)"),
    ("date", "XXXX-08-20", "20 August (year not known)"),
    ("date", "199X", "the 1990s"),
    ("date", "19XX", "the 1900s"),
    ("date", "undated", "a date that cannot be reckoned"),
    ("country", "CZ", "Czechia"),
    ("country", "XK", "Kosovo"),
    ("program", "EXIST", "EXIST"),
)


@pytest.mark.parametrize(("label", "typed", "words"), FIELD)
def test_a_value_is_said_in_words(label, typed, words):
    assert in_words(label, to_json(parse(label, typed))) == words


def test_what_has_no_value_is_said_by_its_words():
    assert in_words("amount", None, "viel\n Geld") == "“viel Geld”"
    assert in_words("amount", None) == "not known"
    assert in_words("country", '{"code":null}', "Kongo") == "“Kongo” (a country that is not clear)"
    assert in_words("funder", '{"text":"Kommission"}') == "Kommission"
    assert in_words("funder", '{"text":"Kommission"}', "die Kommission") == "“die Kommission”"
    assert in_words("amount", '{"odd":1}') == '{"odd":1}'
    assert in_words("date", '{"edtf":"2025","inferred":false,"mod":null,"note":"fiscal"}') == "2025 (fiscal)"
    assert (day("2025-11-03"), day("soon")) == ("3 November 2025", "soon")


def test_a_fact_is_shown_by_its_values_and_sentences(fact):
    found = shown(fact)
    assert (found.program, found.title) == ("EXIST", "")
    assert found.values == (
        "over 380\u202f000\u202f000 EUR",
        "Czechia, Poland",
        "since the beginning of 2025",
        "of which 9.95 EUR (from the analyst)",
        "recipient: a value whose evidence is gone",
    )
    assert ["".join(text for text, _ in runs) for runs in found.quotes] == ["Das Programm 😀 EXIST wächst.", SENTENCE]
    assert [text for text, proof in found.quotes[1] if proof] == [
        "Über 380 Mio. Euro", "seit Anfang 2025", "Tschechien", "Polen",
    ]  # fmt: skip
    assert found.source == "=Mehr <b>Geld</b>. a.txt, 3 November 2025"


def test_evidence_that_overlaps_is_marked_once(fact):
    both = (
        cell("amount", "amount", None, evidence("Über 380 Mio. Euro", SENTENCE)),
        cell("part", "amount", None, evidence("380 Mio. Euro gehen", SENTENCE)),
    )
    [runs] = shown(replace(fact, values=both)).quotes
    assert runs[0] == ("Über 380 Mio. Euro gehen", True)
    assert "".join(text for text, _ in runs) == SENTENCE


def test_a_program_that_another_name_means_is_said(fact):
    other = cell("program", "program", '{"name":"EXIST-Gründung","status":"as_written"}', evidence("EXIST"))
    assert shown(replace(fact, values=(fact.values[0], other))).values == ("program: EXIST, EXIST-Gründung",)
    assert shown(replace(fact, values=(fact.values[0],))).values == ("no values yet",)


@pytest.mark.parametrize(
    ("text", "legible"),
    [
        ("a\r\n b", "a b"),
        ("a\u00a0b", "a\u00a0b"),
        ("\x01", "\u2401"),
        ("\u202ex", "\ufffdx"),
        ("\x85\u2028", ""),
        ("\U0001ffff", "\ufffd"),
    ],
)
def test_what_no_font_shows_is_shown_by_a_sign(text, legible):
    assert tidy(text) == legible


def test_a_source_says_what_is_known(fact):
    bare = replace(fact.article, title="", source="", published=None)
    assert source_line(bare) == ""
    assert source_line(replace(bare, title="Titel")) == "Titel"
    assert source_line(replace(bare, source="a.txt")) == "a.txt"


def test_sums_say_what_was_left_out():
    every = ExportTotals(
        sums=(("EUR", "1250000.5", 2, True), ("CZK", "3", 1, False)),
        left_out=tuple((reason.value, place) for place, reason in enumerate(Reason, 1)),
        repeats=2,
    )
    assert list(sums(every)) == ["about 1\u202f250\u202f000.5 EUR (2\u00a0facts)", "3 CZK (1\u00a0fact)"]
    said = not_added(every)
    assert said.startswith("Not added: 1\u00a0fact with several states")
    assert said.count(";") == len(Reason) - 1
    assert said.endswith("Counted once: 2\u00a0facts that say again what another one says.")
    assert not_added(ExportTotals()) == ""


@pytest.mark.parametrize(
    ("same", "words"),
    [
        ("amount EUR 380000000 380000000 over - total", "over 380\u202f000\u202f000 EUR"),
        ("amount ? 1 9 range P1Y each", "1 to 9 (currency not known) each per year"),
        ("date 2025/.. START", "since the beginning of 2025"),
        ("date 2025-10", "October 2025"),
        ("country PL", "Poland"),
        ("program AI Factories", "AI Factories"),
    ],
)
def test_what_was_compared_is_said_in_words(same, words):
    assert in_plain_words(same) == words


# ------------------------------------------------------------------------------------------------------------ html


def written(facts, about):
    file = io.BytesIO()
    report_html.write(file, facts, about)
    return file.getvalue().decode()


def test_disagreements_have_their_rulings(fact, about):
    left = ExportSide(
        values=("amount EUR 5 5 exact - total",), articles=3, title="Mehr", source="m.txt", published="2025-10-03"
    )
    right = ExportSide(values=("amount EUR 6 6 exact - total",), articles=0, title="", source="", published=None)
    ruled = ExportDisagreement(
        kind="amount", program="EXIST", when="round 3", left=left, right=right, years="",
        verdict="updated", note="s. S. 3", annotator="Ada",
    )  # fmt: skip
    outside = replace(ruled, kind="years", when="", right=None, years="2021/2027", verdict=None, note="")
    text = written([fact], replace(about, disagreements=(ruled, outside)))
    for said in (
        "EXIST, round 3: amount",
        "5 EUR: “Mehr” (m.txt, 3 October 2025) and 2 more",
        "6 EUR: no article says it any more",
        "ruled by Ada: the later one is up to date (s. S. 3)",
        "EXIST: a date outside of the program&#x27;s years",
        "the program&#x27;s years are 2021 to 2027",
        "not ruled yet",
    ):
        assert said in text
    assert list(report_read.read(io.BytesIO(text.encode()), source="x")) == [shown(fact)]


def test_programs_are_told_with_all_that_is_known(fact, bare, about):
    text = written([fact, bare], about)
    assert "also called EXIST-Programm · since 1998 · wikidata Q1" in text
    assert "Together: <b>about 1\u202f250\u202f000.5 EUR (2\u00a0facts)</b>." in text
    assert "Without a program" in text
    assert text.count('<a href="#program-1">EXIST</a>') == 1
    assert 'id="program-1">EXIST</h2>' in text
    assert re.findall(r'href="#source-(\d)"', text) == ["1", "1"]


class Elements(HTMLParser):
    """What elements and attributes a document has."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, name, attributes):
        self.found.append((name, dict(attributes)))


HOSTILE = "<script>alert(1)</script><img src=//evil/x.png onerror=x>\"'&lt;<a href=http://x>y</a></style>]]>"


def test_nothing_that_a_person_wrote_is_markup(fact, about):
    values = (
        *fact.values,
        cell(HOSTILE, "", None, evidence("Mehr nicht", quote=HOSTILE, before=HOSTILE, after=HOSTILE)),
    )
    article = replace(fact.article, title=HOSTILE, source=HOSTILE)
    hostile = replace(
        fact, title=HOSTILE, program=HOSTILE, note=HOSTILE, annotator=HOSTILE, article=article, values=values
    )
    program = ExportProgram(name=HOSTILE, names=(HOSTILE,), note=HOSTILE, identifiers=((HOSTILE, HOSTILE),))
    text = written(
        [hostile], replace(about, project=HOSTILE, programs=(program,), totals_of=((HOSTILE, about.totals),))
    )
    elements = Elements()
    elements.feed(text)
    names = {name for name, _ in elements.found}
    assert names <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "p", "div", "span", "b", "sup", "a",
        "table", "thead", "tbody", "tr", "th", "td", "br",
    }  # fmt: skip
    for name, attributes in elements.found:
        assert not {one for one in attributes if one.startswith("on") or one in ("src", "style")}
        assert name != "a" or attributes.get("name") or attributes["href"].startswith("#")
    assert "default-src 'none'" in text
    assert [one.program for one in report_read.read(io.BytesIO(text.encode()), source="x")] == [tidy(HOSTILE)]


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ('<a href="#source-1">1</a>', "", "there is no source to this fact"),
        ('id="source-1"', 'id="source-2"', "there is no source 1"),
        ("</body>\n</html>", "", "does not end"),
    ],
)
def test_a_report_that_was_changed_is_refused(old, new, part, fact, about):
    text = written([fact], about)
    assert old in text
    with pytest.raises(BadLine) as caught:
        list(report_read.read(io.BytesIO(text.replace(old, new).encode()), source="x"))
    assert part in caught.value.sentence()


def test_no_facts_are_said(about):
    text = written([], replace(about, facts=0, programs=(), totals_of=(), totals=ExportTotals()))
    assert "There are no facts in what was chosen." in text
    assert "Sources" not in text
