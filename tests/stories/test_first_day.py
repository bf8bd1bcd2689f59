"""Her first day: the sample, then a project of her own with articles from everywhere."""

from PySide6.QtGui import QGuiApplication

from desktop.queue.source import Show
from tests.stories.analyst import Analyst
from tests.stories.articles import BRIDGE, FIVE, GRANT, HALL, NOTICE, TABLE, WINDOWS, write


def test_the_first_start_leads_to_a_session_on_the_sample(application, qtbot):
    analyst = Analyst(application, qtbot)
    assert analyst.window.start_page.isVisible()
    assert not analyst.window.header.isVisible()

    analyst.click(analyst.button("Open the sample project"))
    analyst.rest()

    assert not analyst.window.start_page.isVisible()
    assert analyst.window.windowTitle() == "Sample — Beleg"
    assert len(analyst.titles()) == 6
    assert analyst.titles()[0] == "Sechs weitere Standorte für europäische KI-Fabriken"
    assert analyst.value("über 380\u00a0Millionen Euro") == "> 380\u202f000\u202f000 EUR"
    assert analyst.value("Tschechien") == "CZ"
    assert analyst.value("Anfang 2025") == "2025/.. START"
    assert analyst.focus is analyst.view


def test_the_sample_is_made_once(start, qtbot):
    analyst = Analyst(start(), qtbot)
    analyst.click(analyst.button("Open the sample project"))
    analyst.rest()
    path, steps = analyst.desk.project.path, analyst.step_names()
    analyst.window.close()

    again = Analyst(start(), qtbot)
    assert (again.desk.project.path, again.step_names()) == (path, steps)
    assert len(again.titles()) == 6


def test_a_project_is_made_and_filled_by_drop_folder_and_paste(application, qtbot, prompt, tmp_path):
    analyst = Analyst(application, qtbot)
    prompt.will("file_to_save", tmp_path / "funding.beleg")
    analyst.click(analyst.button("New project…"))
    analyst.rest()
    assert analyst.window.windowTitle() == "funding — Beleg"
    assert analyst.titles() == []
    assert "Drop text files on the window" in analyst.window.queue._empty.text()
    assert analyst.desk.session.name == "First pass"

    paths = write(tmp_path / "in", {"halle.txt": HALL, "bruecke.txt": BRIDGE})
    analyst.drop(*paths)
    assert analyst.banner == "2 articles taken."
    assert analyst.desk.text == HALL

    folder = tmp_path / "more"
    write(folder, {"grant.txt": GRANT, "toepfe.txt": TABLE, "again.txt": HALL})
    prompt.will("folder", folder)
    analyst.press("Ctrl+Shift+I")
    analyst.rest()
    assert analyst.banner == "2 articles taken, 1 known already. Known already: again.txt"

    QGuiApplication.clipboard().setText(NOTICE)
    analyst.press("Ctrl+V")
    analyst.rest()
    assert analyst.desk.text == NOTICE
    assert sorted(analyst.titles()) == sorted(text.split("\n")[0] for text in FIVE.values())
    assert (analyst.desk.article.language, analyst.desk.article.source) == ("de", "pasted")


def test_text_that_is_dropped_becomes_an_article(analyst):
    analyst.drop(text="Neue Halle\n\nBelgien gibt 3 Mio. Euro.\n")
    assert analyst.desk.text == "Neue Halle\n\nBelgien gibt 3 Mio. Euro.\n"
    assert len(analyst.titles()) == 6


def test_what_the_import_found_out_stands_in_the_header_and_can_be_corrected(analyst):
    assert "Harbour Compute opens a second call" in analyst.titles()
    while analyst.desk.article.title != "Harbour Compute opens a second call":
        analyst.press("Ctrl+PgDown")
    article = analyst.desk.article
    assert (article.language, article.published, article.title_is_heading) == ("en", "2026-03-12", True)
    assert "English" in analyst.view.page.header_text
    assert "published 12 Mar 2026" in analyst.view.page.header_text


def test_a_file_in_another_encoding_is_refused_then_read_as_chosen(analyst, prompt, tmp_path):
    good, bad = tmp_path / "gut.txt", tmp_path / "alt.txt"
    good.write_bytes(b"Ein neuer Artikel\n\n\xc3\x9cber Polen.\n")
    bad.write_bytes(WINDOWS.encode("cp1252"))
    analyst.drop(bad, good)
    assert analyst.banner.startswith("1 article taken, 1 refused.")
    assert "alt.txt" in analyst.banner
    assert "not UTF-8" in analyst.banner
    assert len(analyst.titles()) == 6

    def choose(question):
        names = [row.name for row in question.rows]
        assert "cp1252" in names
        row = question.rows[names.index("cp1252")]
        assert "Grüße" in row.detail or "Österreich" in row.detail or "Förderung" in row.detail
        return "cp1252"

    prompt.will("pick", choose)
    analyst.click(analyst.button("Choose an encoding…"))
    analyst.rest()
    assert analyst.banner == "1 article taken."
    assert analyst.desk.text == WINDOWS
    assert analyst.desk.article.source == "alt.txt"


def test_what_is_refused_is_told_in_a_report(analyst, prompt, tmp_path):
    empty = tmp_path / "leer.txt"
    empty.write_bytes(b"")
    picture = tmp_path / "bild.txt"
    picture.write_bytes(bytes(range(256)) * 40)
    analyst.drop(empty, picture, *write(tmp_path / "again", {"halle.txt": HALL}))
    assert "2 refused" in analyst.banner
    assert len(analyst.titles()) == 5


def test_an_import_is_undone_and_redone_as_one_step(analyst, tmp_path):
    analyst.drop(*write(tmp_path / "new", {"a.txt": "Eins\n\nPolen.\n", "b.txt": "Zwei\n\nIrland.\n"}))
    assert len(analyst.titles()) == 7
    analyst.press("Ctrl+Z")
    assert len(analyst.titles()) == 5
    analyst.press("Ctrl+Shift+Z")
    assert len(analyst.titles()) == 7
    assert analyst.window.queue.progress().total == 7


def test_the_queue_is_filtered_by_words_and_by_status(analyst):
    analyst.click(analyst.window.queue._field)
    analyst.type("call")
    analyst.wait(lambda: analyst.titles() == ["Harbour Compute opens a second call"])
    analyst.press("Return")
    assert analyst.desk.text == GRANT
    analyst.press("Ctrl+Return")
    assert analyst.window.queue.showing() is Show.OPEN
    analyst.click(analyst.button("Done 1"))
    assert analyst.titles() == ["Harbour Compute opens a second call"]
