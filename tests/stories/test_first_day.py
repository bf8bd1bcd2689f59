"""Her first day: the sample, then a project of her own with articles from everywhere."""

from PySide6.QtGui import QGuiApplication

from desktop.queue.source import Show
from tests.stories.analyst import Analyst
from tests.stories.articles import BRIDGE, FIVE, GRANT, HALL, NOTICE, TABLE, WINDOWS, write

POLISH = "Pieniądze\n\nSą pieniądze na życie: zł, łódź, świat, źródło, ćma.\n"


def test_the_first_start_leads_to_a_session_on_the_sample(application, qtbot):
    analyst = Analyst(application, qtbot)
    assert analyst.window.start_page.isVisible()
    assert not analyst.window.header.isVisible()

    analyst.click(analyst.button("Open the sample project"))
    analyst.rest()

    assert not analyst.window.start_page.isVisible()
    assert analyst.window.windowTitle() == "Sample — Beleg"
    assert len(analyst.titles()) == 14
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
    assert len(again.titles()) == 14


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

    prompt.will("ask", "choose").will("pick", choose)
    analyst.click(analyst.button("Report…"))
    analyst.rest()
    assert analyst.banner == "1 article taken."
    assert analyst.desk.text == WINDOWS
    assert analyst.desk.article.source == "alt.txt"


def mixed(folder):
    """A folder of what a mailbox gives: two kinds of old text, two files that only say they are text, one good."""
    folder.mkdir()
    (folder / "gut.txt").write_text("Ein guter Artikel\n\nPolen zahlt.\n")
    (folder / "west.txt").write_bytes(WINDOWS.encode("cp1252"))
    (folder / "west2.txt").write_bytes(("Zweiter Teil\n\n" + WINDOWS).encode("cp1252"))
    (folder / "ost.txt").write_bytes(POLISH.encode("cp1250"))
    (folder / "papier.txt").write_bytes(b"%PDF-1.7\n\xe4\xe4")
    (folder / "bild.txt").write_bytes(bytes(range(256)) * 40)
    return folder


def test_one_bad_file_keeps_no_other_from_an_encoding(analyst, prompt, tmp_path):
    analyst.drop(mixed(tmp_path / "post"))
    analyst.rest()
    assert analyst.banner == "1 article taken, 5 refused."

    def report(_heading, text, choices, details):
        assert "Refused for nothing but their encoding: 3." in text
        assert [choice.text for choice in choices] == ["Close", "Choose an encoding…"]
        assert details.count("Refused: ") == 5
        return "choose"

    def choose(question):
        assert "papier" not in question.intro
        assert "bild" not in question.intro
        return "cp1250" if "ost.txt" in question.intro else "cp1252"

    prompt.will("ask", report).will("pick", choose).will("pick", choose)
    analyst.click(analyst.button("Report…", analyst.window.banner))
    analyst.rest()
    assert analyst.banner == "3 articles taken, 2 refused."
    asked = [one.said[0].intro.split(" to be")[0] for one in prompt.asked if one.kind == "pick"]
    assert asked == ["How is ost.txt", "How is west.txt, west2.txt"]
    prompt.will("tell", None)
    analyst.click(analyst.button("Report…", analyst.window.banner))
    assert "papier.txt" in prompt.last.text
    assert "bild.txt" in prompt.last.text
    assert "west.txt" not in prompt.last.text


def test_a_group_is_left_out_and_asked_about_again(analyst, prompt, tmp_path):
    analyst.drop(mixed(tmp_path / "post"))
    analyst.rest()
    prompt.will("ask", "choose").will("pick", "leave").will("pick", "cp1252")
    analyst.click(analyst.button("Report…", analyst.window.banner))
    analyst.rest()
    assert analyst.banner == "2 articles taken, 3 refused."
    prompt.will("ask", "choose").will("pick", "cp1250")
    analyst.click(analyst.button("Report…", analyst.window.banner))
    analyst.rest()
    assert analyst.banner == "1 article taken, 2 refused."
    assert analyst.desk.text == POLISH


def test_thinking_better_of_an_encoding_changes_nothing_and_keeps_the_report(analyst, prompt, tmp_path):
    analyst.drop(mixed(tmp_path / "post"))
    analyst.rest()
    prompt.will("ask", "choose").will("pick", None)
    analyst.click(analyst.button("Report…", analyst.window.banner))
    analyst.rest()
    assert analyst.banner == "1 article taken, 5 refused."
    assert len(analyst.titles()) == 6


def test_what_was_known_already_is_named(analyst, prompt, tmp_path):
    files = write(tmp_path / "a", {"a.txt": "Eins\n\nPolen.\n", "b.txt": "Zwei\n\nIrland.\n"})
    analyst.drop(*files)
    analyst.rest()
    analyst.drop(*files)
    analyst.rest()
    assert analyst.banner == "0 articles taken, 2 known already."
    prompt.will("tell", None)
    analyst.click(analyst.button("Report…", analyst.window.banner))
    assert "Known already: a.txt\nKnown already: b.txt" in prompt.last.text
    analyst.drop(files[0])
    analyst.rest()
    assert analyst.banner.endswith("Known already: a.txt")


def test_undo_in_the_banner_takes_back_the_import_and_nothing_else(analyst, tmp_path):
    empty = tmp_path / "leer.txt"
    empty.write_bytes(b"")
    analyst.drop(empty, *write(tmp_path / "new", {"a.txt": "Eins\n\nPolen.\n"}))
    analyst.rest()
    assert len(analyst.titles()) == 6
    undo = analyst.button("Undo", analyst.window.banner)
    analyst.drag(6, 11)
    analyst.press("3")
    analyst.click(undo)
    assert "Other steps came after the import" in analyst.banner
    assert (len(analyst.titles()), len(analyst.spans())) == (6, 1)


def test_undo_in_the_banner_stands_beside_the_report(analyst, tmp_path):
    empty = tmp_path / "leer.txt"
    empty.write_bytes(b"")
    analyst.drop(empty, *write(tmp_path / "new", {"a.txt": "Eins\n\nPolen.\n"}))
    analyst.rest()
    assert analyst.button("Report…", analyst.window.banner).isVisible()
    analyst.click(analyst.button("Undo", analyst.window.banner))
    analyst.rest()
    assert len(analyst.titles()) == 5


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
