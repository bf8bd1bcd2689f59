"""The panel about suggestions: its counts are the query's, its lines are painted where the figures are."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from db.queries import quality
from db.queries.quality import Decision, Outcome, Quality, Tally
from db.records import ArticleId
from desktop.dialogs.quality import QualityDialog
from desktop.jobs.learning import learn
from desktop.jobs.quality_figures import LEAST_IN_PART, Figures, Learning, Point, by_day, by_part, read_figures
from desktop.quality.plot import DASHES, QualityPlot
from desktop.quality.table import SHARE, TallyRow, TallyTable, percent
from desktop.theme.look import ThemeChoice
from tests.desktop.dressing import HOSTILE, LABELS, look
from tests.desktop.learning.worked import with_articles, work_through

RULES = {
    ("date", "date.day", "rules"): Tally(accepted=9, rejected=1),
    ("program", "program.head", "rules"): Tally(accepted=1, corrected=2, rejected=3),
    ("program", None, "learned"): Tally(accepted=4),
    ("amount", "amount.range", "model.jsonl"): Tally(corrected=2),
}
QUALITY = Quality(
    total=Tally(accepted=14, corrected=4, rejected=4, missed=7),
    by_label={"date": Tally(accepted=9, rejected=1, missed=3), "program": Tally(accepted=5, corrected=2, rejected=3)},
    by_rule=RULES,
    by_day=[],
)
POINTS = (
    Point(title="2026-03-02", shares={"amount": 0.5, "date": 1.0}, counts={"amount": 2, "date": 1}),
    Point(title="2026-03-03", shares={"date": 0.8}, counts={"date": 5}),
    Point(title="2026-03-04", shares={"amount": 0.25, "date": 0.9}, counts={"amount": 4, "date": 10}),
)
LEARNED = Learning(
    made_at="2026-03-04T09:00:00Z",
    report={
        "engine": "crfsuite",
        "articles": 40,
        "spans": 900,
        "held_back": 40,
        "needed": 10,
        "take_over": {"replaced": ["program.head"], "added": {"amount": 0.7}},
        "confidences": {"date.day": 0.9},
        "labels": {
            "program": {"wanted": 80, "before": 0.8, "after": 0.9},
            "amount": {"wanted": 90, "before": 0.91, "after": 0.95},
        },
    },
)


@pytest.fixture(params=[ThemeChoice.LIGHT, ThemeChoice.DARK])
def theme(request):
    return look(request.param)


@pytest.fixture
def dialog(qtbot, theme):
    made = QualityDialog(None, theme, writable=True, engine="crfsuite")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def cells(table: TallyTable) -> list[list[str]]:
    model = table.model()
    columns = [column for column in range(model.columnCount()) if not table.isColumnHidden(column)]
    return [[model.index(row, column).data() for column in columns] for row in range(model.rowCount())]


def said(dialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_labels_and_rules_are_counted_the_worst_rule_first(dialog):
    dialog.show_figures(Figures(quality=QUALITY))
    assert cells(dialog.labels) == [["Date", "9", "0", "1", "3", "90 %"], ["Program", "5", "2", "3", "0", "50 %"]]
    assert cells(dialog.rules) == [
        ["Amount: range (model.jsonl)", "0", "2", "0", "0 %"],
        ["Program: name with a word for programs in it", "1", "2", "3", "17 %"],
        ["Date: day", "9", "0", "1", "90 %"],
        ["without a rule (learned)", "4", "0", "0", "100 %"],
    ]
    assert "22 suggestions were decided, 64 % of them accepted as they were; 7 spans" in said(dialog)


def test_a_table_is_sorted_by_the_column_that_is_pressed(dialog):
    dialog.show_figures(Figures(quality=QUALITY))
    dialog.rules.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [row[1] for row in cells(dialog.rules)] == ["9", "4", "1", "0"]
    dialog.rules.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert [row[0][:4] for row in cells(dialog.rules)] == ["Amou", "Date", "Prog", "with"]


def test_its_counts_are_those_of_the_query(qtbot, tmp_path):
    project, anna, days = with_articles(tmp_path / "a.beleg")
    work_through(project, anna, days, articles=3)
    figures = read_figures(project)
    tallies = quality.tallies(project)
    assert figures.quality == tallies
    assert tallies.total.accepted > 50
    assert [point.title for point in figures.days] == ["2026-03-02", "2026-03-03", "2026-03-04"]
    for points in (figures.days, figures.parts):
        counts = [count for point in points for count in point.counts.values()]
        assert sum(counts) == tallies.total.accepted + tallies.total.corrected + tallies.total.rejected
    assert figures.learning == Learning(done=3)
    learn(project)
    assert read_figures(project).learning.report["articles"] == 3
    project.close()


def test_before_the_first_decision_it_says_what_to_do(dialog):
    dialog.show_figures(Figures())
    assert "Nothing was decided about suggestions yet" in said(dialog)
    assert "Nothing was learned yet" in said(dialog)
    assert dialog.plot.is_empty
    assert "Too little was decided" in dialog.plot.accessibleDescription()
    assert not dialog.labels.isVisible()


def colours_along(plot: QualityPlot, first: tuple[int, float], last: tuple[int, float]) -> list[QColor]:
    """Return the colours on the way from one point of the plot to another."""
    picture = plot.grab().toImage()
    scale = picture.devicePixelRatio()
    start, end = plot.place(*first) * scale, plot.place(*last) * scale
    steps = 60
    return [picture.pixelColor((start + (end - start) * step / steps).toPoint()) for step in range(steps + 1)]


def near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) < 30 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def test_each_line_is_painted_through_its_points_in_the_colour_of_its_label(qtbot, theme):
    plot = QualityPlot(theme)
    qtbot.addWidget(plot)
    plot.resize(700, 260)
    plot.show_points(POINTS, "days")
    for label, first, last in (("date", (1, 0.8), (2, 0.9)), ("amount", (0, 0.5), (2, 0.25))):
        ink = QColor(theme.label(label).ink)
        along = colours_along(plot, first, last)
        assert near(along[0], ink)
        assert near(along[-1], ink)
        assert 0.3 < sum(near(colour, ink) for colour in along) / len(along) <= 1
    paper = QColor(theme.colours.paper)
    assert all(near(colour, paper) for colour in colours_along(plot, (0, 0.1), (1, 0.1)))
    assert "Amount: 50 % first, 25 % last; Date: 100 % first, 90 % last" in plot.accessibleDescription()


def test_a_plot_of_many_days_and_odd_labels_is_painted(qtbot, theme):
    plot = QualityPlot(theme)
    qtbot.addWidget(plot)
    days = [
        Point(
            title=f"2026-{1 + day // 28:02d}-{1 + day % 28:02d}", shares=dict.fromkeys(HOSTILE, day % 5 / 5), counts={}
        )
        for day in range(200)
    ]
    for size in ((420, 190), (1600, 900)):
        plot.resize(*size)
        plot.show_points(days, "days")
        assert not plot.grab().isNull()
    assert len(set(DASHES)) == len(DASHES) > len(LABELS)


def test_the_axis_is_days_or_equal_parts(qtbot, dialog):
    parts = tuple(Point(title=str(number), shares={"date": 0.5}, counts={"date": 9}) for number in range(1, 5))
    dialog.show_figures(Figures(quality=QUALITY, days=POINTS, parts=parts))
    assert dialog.axis.current() == "days"
    assert "Date: 100 % first" in dialog.plot.accessibleDescription()
    dialog.axis.choose("parts")
    dialog.axis.chosen.emit("parts")
    assert "Date: 50 % first, 50 % last" in dialog.plot.accessibleDescription()


def decision(number: int, outcome: Outcome, label: str = "date") -> Decision:
    return Decision(
        outcome=outcome, article=ArticleId("a" * 64), start=0, end=1, label="country", words="x", value=None,
        suggested_label=label, suggested_start=0, suggested_end=1, rule="date.day", origin="rules", confidence=0.9,
        annotator="anna", at=f"2026-03-{1 + number // 10:02d}T10:00:{number % 60:02d}Z",
    )  # fmt: skip


def test_decisions_are_parted_evenly_and_count_under_what_was_suggested():
    outcomes = [Outcome.ACCEPTED if number % 2 else Outcome.REJECTED for number in range(40)]
    decisions = [decision(number, outcome) for number, outcome in enumerate(outcomes)]
    assert [point.shares for point in by_day(decisions)] == [{"date": 0.5}] * 4
    assert [point.counts for point in by_part(decisions)] == [{"date": LEAST_IN_PART}] * 8
    assert by_part(decisions[: LEAST_IN_PART - 1]) == ()
    assert by_day([]) == ()


def test_it_says_from_how_much_it_learned_and_where_it_speaks(dialog):
    dialog.show_figures(Figures(quality=QUALITY, learning=LEARNED))
    text = said(dialog)
    assert "with CRFsuite from 40 articles and 900 annotations" in text
    assert "how sure 1 rule" in text
    assert (
        "Program: in the place of “name with a word for programs in it”; exact F1 0.900 instead of 0.800 on held-back"
        " articles (80 annotations)." in text
    )
    assert "Amount: adds what no rule finds; exact F1 0.950 instead of 0.910" in text


def test_it_says_when_nothing_was_better(dialog):
    report = LEARNED.report | {"take_over": {"replaced": [], "added": {}}}
    dialog.show_figures(Figures(quality=QUALITY, learning=Learning(made_at=LEARNED.made_at, report=report)))
    assert "nothing was better than the rules by more than chance" in said(dialog)
    few = report | {"held_back": 0}
    dialog.show_figures(Figures(quality=QUALITY, learning=Learning(made_at=LEARNED.made_at, report=few)))
    assert "until 10 articles are done" in said(dialog)


def test_switch_and_button_ask_for_learning(qtbot, dialog):
    dialog.show_figures(Figures(quality=QUALITY))
    with qtbot.waitSignal(dialog.learn_requested) as asked:
        dialog.learn.click()
    assert asked.args == ["crfsuite"]
    with qtbot.waitSignal(dialog.switch_requested) as asked:
        dialog.switch.click()
    assert asked.args == [False]
    dialog.show_figures(Figures(quality=QUALITY, learning=Learning(enabled=False)))
    assert not dialog.switch.isChecked()
    assert not dialog.learn.isEnabled()
    assert "the rules suggest alone" in said(dialog)


def test_while_it_is_learned_the_button_rests(dialog):
    dialog.show_learning(under_way="Learning…")
    assert not dialog.learn.isEnabled()
    dialog.show_learning(fault="It cannot be learned.")
    assert dialog.learn.isEnabled()
    assert "It cannot be learned." in said(dialog)


def test_a_project_that_is_only_read_can_be_looked_at(qtbot):
    made = QualityDialog(None, look(), writable=False, engine="spacy")
    qtbot.addWidget(made)
    made.show_figures(Figures(quality=QUALITY))
    assert not made.switch.isEnabled()
    assert not made.learn.isEnabled()
    assert made.engine.currentData() == "spacy"


def test_it_fits_a_small_screen(dialog):
    dialog.show_figures(Figures(quality=QUALITY, days=POINTS, learning=LEARNED))
    assert dialog.minimumSizeHint().width() <= 1024  # the smallest window that we draw for
    assert dialog.minimumSizeHint().height() <= 700


def test_hostile_names_are_shown_as_they_are(qtbot):
    table = TallyTable("Rule", missed=True, rows=3, name_width=80)
    qtbot.addWidget(table)
    table.show_rows([TallyRow(name=name, tally=Tally(), tip=name) for name in HOSTILE], sorted_by=SHARE)
    assert table.model().rowCount() == len(HOSTILE)
    assert all("\n" not in row[0] for row in cells(table))
    assert not table.grab().isNull()
    assert table.indexAt(QPoint(5, 5)).isValid()


@pytest.mark.parametrize(
    ("share", "shown"), [(2 / 3, 67), (0.66, 66), (0.995, 99), (1.0, 100), (0.001, 1), (0.0, 0), (0.5, 50)]
)
def test_a_share_is_rounded_and_never_to_all_or_nothing(share, shown):
    assert percent(share) == shown
