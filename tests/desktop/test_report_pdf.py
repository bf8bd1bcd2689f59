"""A report on pages: what stands on them, where they break, the same bytes each time, what is said when it fails."""

import io
from dataclasses import replace

import pypdfium2
import pytest

from desktop import report_pdf
from desktop.jobs import printing
from exchange.errors import ExportCancelled, MismatchError
from exchange.fact_formats import find_fact_format
from exchange.fact_writing import export_facts
from exchange.facts import printed, report_html
from tests.exchange.facts.conftest import about, bare, cell, evidence, fact

__all__ = ["about", "bare", "fact"]  # fixtures

A4 = (595, 842)  # points


def pages_of(facts, about):
    file = io.BytesIO()
    report_html.write(file, facts, about)
    return printed.pages(file.getvalue(), about)


@pytest.fixture
def to_pdf(qapp, about):
    return lambda facts: report_pdf.to_pdf(pages_of(facts, about))


def texts(pdf):
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def test_a_page_says_program_values_sentence_source_and_totals(to_pdf, fact, bare):
    [page] = texts(to_pdf([fact, bare]))
    text = " ".join(page.split())
    for said in (
        "over 380 000 000 EUR · Czechia, Poland · since the beginning of 2025 · of which 9.95 EUR (from the analyst)",
        "gehen seit Anfang 2025 nach Tschechien & Polen.",
        "=Mehr <b>Geld</b>. a.txt, 3 November 2025",
        "Not added: 1 fact whose amount is a bound (over, under, up to);",
        "Nothing yet",
        "1 / 1",
    ):
        assert said in text


def test_its_size_is_a4_and_its_title_the_projects(to_pdf, fact):
    document = pypdfium2.PdfDocument(to_pdf([fact]))
    assert tuple(round(side) for side in document[0].get_size()) == A4
    assert document.get_metadata_value("Title") == "Funding"
    assert document.get_metadata_value("CreationDate") == "D:20251103090000Z"


def test_the_same_facts_make_the_same_bytes(to_pdf, fact, bare):
    assert to_pdf([fact, bare]) == to_pdf([fact, bare])


def test_no_facts_are_a_page_that_says_so(to_pdf, about):
    [text] = texts(report_pdf.to_pdf(pages_of([], replace(about, facts=0, totals_of=(), programs=()))))
    assert "There are no facts in what was chosen." in text


def many(fact, number):
    """Return facts whose titles are numbered, of one program."""
    return [replace(fact, id=f"{place:064x}:0", title=f"Fact number {place} of many") for place in range(number)]


def test_a_fact_stays_on_one_page(to_pdf, fact):
    facts = many(fact, 60)
    pages = [printed.folded(text) for text in texts(to_pdf(facts))]
    assert len(pages) > 5
    for one in facts:
        [page] = [text for text in pages if printed.folded(f"{one.title}over380") in text]
        begin = page.index(printed.folded(one.title))
        rest = page[begin : begin + 2000]
        assert "checkedAdafirstpass" in rest


def test_pages_are_filled(to_pdf, fact):
    """No page but the last has room for another fact."""
    facts = many(fact, 60)
    counts = [text.count("Fact number") for text in texts(to_pdf(facts))]
    assert sum(counts) == 60
    assert min(counts[1:-2]) >= max(counts) - 1


def test_words_with_ligatures_can_be_searched(to_pdf, fact):
    words = "öffentliche Auflage läuft, Schifffahrt fünf Hefte fjord"
    shown = replace(fact, title=words, note=words)
    [text] = texts(to_pdf([shown]))
    assert text.count(words) == 2


def written(fact, about, path, qapp, change=lambda data: data):
    return export_facts(
        find_fact_format("report-pdf"),
        lambda: iter([fact]),
        about,
        path,
        printer=lambda pages: change(report_pdf.to_pdf(pages)),
    )


def test_the_text_of_the_pages_is_compared(fact, about, tmp_path, qapp):
    path = tmp_path / "r.pdf"
    assert written(fact, about, path, qapp).facts == 1
    other = report_pdf.to_pdf(pages_of([replace(fact, note="another")], about))
    for change in (lambda _: other, lambda data: data[:-200], lambda _: b"no pages"):
        old = path.read_bytes()
        with pytest.raises(MismatchError) as caught:
            written(fact, about, path, qapp, change)
        assert str(path) in caught.value.sentence()
        assert path.read_bytes() == old


@pytest.mark.parametrize(
    "words", ["😀👩\u200d👧", "العربية", "中文", "e\u0301 ﬁ ½", "\u202eabc", "x" * 300, "Ω Ж", "عربي abc def عربي"]
)
def test_any_script_is_printed_and_compared_as_far_as_it_can_be(words, fact, about, tmp_path, qapp):
    shown = replace(
        fact, note=words, values=(*fact.values, cell("note", "", None, evidence("Mehr nicht", quote=words)))
    )
    assert written(shown, about, tmp_path / "r.pdf", qapp).facts == 1


def test_more_pages_than_qt_lays_out_are_refused(to_pdf, fact, monkeypatch):
    monkeypatch.setattr(report_pdf, "HEIGHT", 9000)
    to_pdf(many(fact, 3))
    with pytest.raises(report_pdf.TooLong):
        to_pdf(many(fact, 60))


# --------------------------------------------------------------------------------------------------- in a process


def test_pages_are_made_in_a_process_of_its_own(fact, about, tmp_path):
    print_it = printing.printer(tmp_path / "r.pdf", lambda: False)
    made = print_it(pages_of([fact], about))
    assert made.startswith(b"%PDF-")
    assert print_it(pages_of([fact], about)) == made


def test_cancelling_ends_the_process(fact, about, tmp_path):
    with pytest.raises(ExportCancelled):
        printing.printer(tmp_path / "r.pdf", lambda: True)(pages_of([fact], about))


def test_what_ends_the_process_does_not_end_this_one(fact, about, tmp_path, monkeypatch):
    monkeypatch.setattr(
        printing, "done_in_processes", lambda work, setup, parts, **_: (work(setup, one) for one in parts)
    )
    with pytest.raises(printing.CannotPrint) as caught:
        printing.printer(tmp_path / "r.pdf", lambda: False)(pages_of([fact], about))
    assert "report-html" in caught.value.sentence()


def test_without_qt_another_way_is_said(fact, about, tmp_path, monkeypatch):
    def missing(name):
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(printing, "import_module", missing)
    monkeypatch.setattr(printing.multiprocessing, "parent_process", lambda: "there is one")
    monkeypatch.setattr(printing.os, "environ", {})
    made = printing._made("", pages_of([fact], about))
    assert made == "Qt cannot be loaded here (libEGL.so.1: cannot open shared object file)"
