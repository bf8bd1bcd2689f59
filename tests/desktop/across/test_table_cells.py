"""What stands in the cells of the table, and what is said of values that no words prove."""

import pytest

from db.facts import CellValue, Fact, FactStatus
from db.queries.fact_table import FactRow
from desktop.across.table_cells import Proof, cell_text, columns, shown, tip, value_title
from desktop.across.table_copy import as_tsv, heading
from tests.desktop.dressing import HOSTILE

PLAIN = {"label": "country", "value": '{"code":"PL"}', "same": "country PL", "annotation": "a:0", "words": "Polen"}


def value(role: str = "country", **fields) -> CellValue:
    told = {"start": 3, "end": 8, "gone": False} | PLAIN | fields
    return CellValue(role=role, **told)


def row(*cells: CellValue, **fields) -> FactRow:
    told = {"title": "", "note": "", "status": FactStatus.OPEN, "program": "AI Factories", "rivals": 0} | fields
    fact = Fact(
        key=1,
        id="f:0",
        head="f",
        article="a",
        session="s",
        cells=cells,
        made_at="2026-01-01T00:00:00Z",
        changed_at="2026-01-01T00:00:00Z",
        **told,
    )
    return FactRow(
        key=1, fact=fact, article_title="Title", published=None, source="", annotator="Ada", session_name="First"
    )


KINDS = {kind.name: kind for kind in columns(("part", "recipient"))}


def test_a_value_that_several_passages_prove_stands_once():
    found = row(value(), value(annotation="a:1", words="Warschau"), value(same="country DE", value='{"code":"DE"}'))
    assert [one.text for one in shown(found.fact, "country")] == ["PL", "DE"]


def test_words_prove_a_value_that_the_analyst_wrote_too():
    found = row(value(annotation=None, words="", start=None, end=None), value())
    assert [one.proof for one in shown(found.fact, "country")] == [Proof.WORDS]


def test_what_no_words_prove_says_so():
    analyst = value(annotation=None, words="", start=None, end=None)
    gone = value(label="", value=None, same=None, words="", start=None, end=None, gone=True)
    found = row(analyst, gone)
    assert [one.proof for one in shown(found.fact, "country")] == [Proof.ANALYST, Proof.GONE]
    told = tip(found, KINDS["country"])
    assert told == "PL (from the analyst)\nnot marked any more (its evidence is gone)"


def test_a_program_stands_under_the_name_that_it_has_in_the_end():
    aif = value("program", label="program", value='{"name":"AIF","resolved":null}', same="program AI Factories")
    assert cell_text(row(aif), KINDS["program"]) == "AI Factories"


def test_a_value_without_a_form_is_what_was_typed():
    typed = value("recipient", label="funder", value='{"text":"Siemens"}', same=None, annotation=None)
    assert cell_text(row(typed), KINDS["recipient"]) == "Siemens"


def test_words_without_a_value_stand_in_quotes():
    vague = value("recipient", label="funder", value=None, same=None, words="der Bund")
    assert cell_text(row(vague), KINDS["recipient"]) == "“der Bund”"


def test_rivals_and_evidence_that_is_gone_are_told_with_the_status():
    assert tip(row(value()), KINDS["status"]) == "open"
    assert "several copies" in tip(row(value(), rivals=1), KINDS["status"])
    gone = value(label="", value=None, same=None, words="", start=None, end=None, gone=True)
    assert tip(row(value(), gone), KINDS["status"]) == "open\nthe evidence of a value is gone"


def test_the_key_of_a_value_is_told_as_the_value_is():
    assert value_title("amount EUR 5 5 exact - total") == "5 EUR"
    assert value_title("country PL") == "Poland (PL)"
    assert value_title("date 2025/.. START") == "2025/.. START"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_copied_row_is_one_line_of_as_many_cells_whatever_is_in_it(text):
    import csv
    import io

    found = row(title=text, program=None)
    copied = as_tsv([found], list(KINDS.values()))
    [cells] = csv.reader(io.StringIO(copied, newline=""), dialect="excel-tab")
    assert len(cells) == len(KINDS) + 1
    assert cells[[*KINDS].index("title")] == text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", '=HYPERLINK("http://x.example")'])
def test_no_copied_cell_is_a_formula(text):
    copied = as_tsv([row(title=text, program=None)], [KINDS["title"]])
    assert copied.lstrip('"').startswith("'")
    assert as_tsv([row(title="A = B", program=None)], [KINDS["title"]]) == "A = B\t\n"


def test_copied_rows_have_a_heading_plain_numbers_and_name_what_no_words_prove():
    sum_of = {"label": "amount", "same": "amount EUR 375000000 375000000 exact - total"}
    value_of = (
        '{"basis":"total","currency":"EUR","max":"375000000","min":"375000000","period":null,"qualifier":"exact"}'
    )
    typed = value("amount", value=value_of, annotation=None, words="", start=None, end=None, **sum_of)
    kinds = [KINDS["amount"], KINDS["country"]]
    assert heading(kinds) == "Amount\tCountries\tWithout evidence\n"
    assert as_tsv([row(typed, value())], kinds) == ("375000000 EUR\tPL\tAmount: 375000000 EUR (from the analyst)\n")
    assert as_tsv([row(value())], kinds) == "\tPL\t\n"
