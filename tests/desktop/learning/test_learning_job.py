"""Learning from a project: what is kept, when it is due, where it speaks, and what it leaves alone."""

import multiprocessing

import pytest

from db.errors import ReadOnly
from db.files import create_project
from db.models import get_model, put_model
from db.operations.import_articles import import_articles
from db.operations.label_spans import label_spans
from db.operations.set_status import set_status
from db.operations.start_session import start_session
from db.queries import decided
from db.records import ArticleId, NewAnnotation, Status
from desktop.jobs import trainings
from desktop.jobs.learned import MODEL, ORIGIN, SEAL, learned_of, sealed
from desktop.jobs.learners import engines
from desktop.jobs.learners.crf import CrfLearner
from desktop.jobs.learning import MOST_CHARACTERS, is_due, learn, switch
from desktop.jobs.quality_figures import read_learning
from desktop.jobs.suggesting import make_suggestions, recipe_of, suggestions_in
from desktop.jobs.trainings import LEAST_DONE, example_of, read_batch
from desktop.quality.learned_text import learned_text
from exchange.sources import describe
from tests.desktop.learning.worked import with_articles, work_through
from values.learning.faults import EngineMissing, NothingToLearn

NAMES = ("Abele", "Berta Nord", "Cäsar", "Dora", "Emil Süd", "Fritz", "Gustav", "Heinz", "Ida", "Jakob", "Karla", "Lea")
PAGE = "Seite {number}\n\nDas Haus {name} bekommt Geld.\nIm Norden steht das Haus {name} allein, im Mai 2024.\n"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    """Begin no processes, which take their time to come up."""
    monkeypatch.setattr(trainings, "SMALL", 1_000_000)


@pytest.fixture
def worked(tmp_path):
    """The sample's articles, all of them done."""
    project, anna, days = with_articles(tmp_path / "a.beleg")
    work_through(project, anna, days)
    yield project
    project.close()


@pytest.fixture
def houses(tmp_path):
    """A project with a label that no rule knows: twelve articles are done, one is new."""
    project = create_project(tmp_path / "houses.beleg")
    anna, _ = start_session(project, name="First pass", annotator="anna")
    texts = [PAGE.format(number=number, name=name) for number, name in enumerate((*NAMES, "Moritz"))]
    import_articles(
        project, session=anna, articles=[describe(t, source=f"{n}.txt") for n, t in enumerate(texts)], name="x"
    )
    keys = {text: ArticleId(key) for key, text in project.db.execute("SELECT id, body FROM texts").fetchall()}
    for text, name in zip(texts, NAMES, strict=False):
        spans = [NewAnnotation(label="country", start=at, end=at + len(name)) for at in _places(text, name)]
        day = text.index("Mai 2024")
        spans.append(NewAnnotation(label="date", start=day, end=day + len("Mai 2024")))
        label_spans(project, session=anna, spans={keys[text]: spans}, name="Mark")
        set_status(project, session=anna, article=keys[text], status=Status.DONE)
    yield project, texts[-1]
    project.close()


def _places(text, name):
    return [at + 5 for at in range(len(text)) if text.startswith(f"Haus {name}", at)]


def words(text, recipe):
    return [(text[one.start : one.end], one.origin) for one in suggestions_in(text, "de", None, recipe)]


def test_what_was_learned_is_kept_with_its_report(worked):
    told = []
    report = learn(worked, progress=lambda done, total: told.append((done, total)))
    model = get_model(worked, MODEL)
    assert model.report == report
    assert model.enabled
    assert len(model.data) > 1000
    assert told == [(number, 6) for number in range(1, 7)]
    assert (report["articles"], report["unfinished"], report["done"], report["held_back"]) == (14, 0, 14, 14)
    assert set(report["labels"]) == {"program", "amount", "country", "date"}
    assert all(0 < of_label["before"] <= of_label["after"] <= 1 for of_label in report["labels"].values())


def test_the_same_decisions_are_learned_alike(worked):
    first = learn(worked)
    data = get_model(worked, MODEL).data
    assert learn(worked) == first
    assert get_model(worked, MODEL).data == data


def test_rules_that_were_accepted_are_surer(worked):
    report = learn(worked)
    assert report["confidences"]["program.table"] > 0.9
    recipe = recipe_of(worked)
    found = suggestions_in("Polen zahlt im zweiten Quartal 2024.", "de", None, recipe)
    [sure] = {one.confidence for one in found if one.rule == "date.quarter"}
    assert sure == pytest.approx(report["confidences"]["date.quarter"])


def test_a_label_that_no_rule_finds_is_suggested_in_new_articles(houses):
    project, new = houses
    before = recipe_of(project)
    assert "Moritz" not in dict(words(new, before))
    report = learn(project)
    assert report["take_over"]["replaced"] == []
    assert set(report["take_over"]["added"]) == {"country"}
    assert report["labels"]["country"]["after"] > report["labels"]["country"]["before"]
    after = recipe_of(project)
    assert after.rules != before.rules
    assert words(new, after).count(("Moritz", ORIGIN)) == 2
    assert ("Mai 2024", "rules") in words(new, after)
    [made] = [one for one in suggestions_in("Haus Polen bekommt Geld.", "de", None, after) if one.start == 5]
    assert made.value == '{"code":"PL"}'


def test_its_suggestions_have_the_values_that_the_words_have(houses):
    project, new = houses
    learn(project)
    learned = [one for one in suggestions_in(new, "de", None, recipe_of(project)) if one.origin == ORIGIN]
    assert [one.value for one in learned] == [None, None]  # no country has this name
    assert all(0.5 <= one.confidence <= 1 for one in learned)


def test_all_suggestions_are_made_again_with_it_and_by_processes_alike(houses):
    project, _ = houses
    assert make_suggestions(project, session=None, processes=0) == 13
    learn(project)
    assert make_suggestions(project, session=None, processes=0) == 13
    rows = project.db.execute("SELECT COUNT(*) FROM suggestions WHERE origin = ?", [ORIGIN]).fetchone()
    assert rows[0] > 20
    assert make_suggestions(project, session=None, processes=0) == 0


def test_switched_off_the_rules_suggest_alone(houses):
    project, new = houses
    by_rules = recipe_of(project)
    learn(project)
    switch(project, on=False)
    assert recipe_of(project).rules == by_rules.rules
    assert learned_of(project) is None
    assert not is_due(project)
    report = learn(project)  # asked for: it stays switched off
    assert report
    assert learned_of(project) is None
    switch(project, on=True)
    assert words(new, recipe_of(project)).count(("Moritz", ORIGIN)) == 2


def test_it_can_be_switched_off_before_anything_was_learned(houses):
    project, _ = houses
    assert is_due(project)
    switch(project, on=False)
    assert not is_due(project)
    assert recipe_of(project).learned is None


def test_it_is_due_after_every_few_articles(houses):
    project, _ = houses
    assert is_due(project)
    learn(project)
    assert not is_due(project)
    put_model(project, name=MODEL, data=b"", report=sealed({"done": 8}, b""))
    assert not is_due(project)
    put_model(project, name=MODEL, data=b"", report=sealed({"done": 7}, b""))
    assert is_due(project)


@pytest.mark.parametrize("asked", [0, 1, 2, 5, 8])
def test_what_is_cancelled_leaves_nothing(worked, asked):
    answers = iter([False] * asked)
    assert learn(worked, cancelled=lambda: next(answers, True)) is None
    assert get_model(worked, MODEL) is None


def test_a_few_articles_prove_nothing(tmp_path):
    project, anna, days = with_articles(tmp_path / "few.beleg")
    work_through(project, anna, days, articles=LEAST_DONE - 1)
    report = learn(project)
    assert report["held_back"] == 0
    assert report["take_over"] == {"replaced": [], "added": {}}
    project.close()


def test_a_project_without_annotations_says_so(tmp_path):
    project, _, _ = with_articles(tmp_path / "empty.beleg")
    with pytest.raises(NothingToLearn):
        learn(project)
    project.close()


def test_a_project_that_is_only_read_is_not_written(worked):
    worked.read_only = "for this test"
    with pytest.raises(ReadOnly):
        learn(worked)


def test_an_unfinished_article_teaches_what_was_decided_alone(tmp_path):
    project, anna, days = with_articles(tmp_path / "open.beleg")
    [article] = work_through(project, anna, days, articles=1)
    set_status(project, session=anna, article=article, status=Status.OPEN)
    [found] = decided.decided(project, most_characters=1)
    example = example_of(found)
    assert not found.done
    assert 0 < sum(end - start for start, end in example.decided) < len(found.text)
    assert all(any(start <= one.start and one.end <= end for start, end in example.decided) for one in example.spans)
    project.close()


def test_an_article_always_falls_into_the_same_part(worked):
    articles = list(decided.decided(worked, most_characters=MOST_CHARACTERS))
    _, first = read_batch(5, (0, articles))
    _, again = read_batch(5, (0, articles[::-1]))
    assert [one.part for one in first] == [one.part for one in again[::-1]]
    assert len({one.part for one in first}) > 2


def test_processes_learn_the_same(worked, monkeypatch):
    alone = learn(worked)
    data = get_model(worked, MODEL).data
    monkeypatch.setattr(trainings, "SMALL", 0)
    told = []
    assert learn(worked, processes=2, progress=lambda done, total: told.append((done, total))) == alone
    assert get_model(worked, MODEL).data == data
    assert told == [(number, 6) for number in range(1, 7)]


def test_processes_are_ended_when_it_is_cancelled(worked, monkeypatch):
    monkeypatch.setattr(trainings, "SMALL", 0)
    told = []
    assert learn(worked, processes=2, progress=lambda done, _: told.append(done), cancelled=lambda: bool(told)) is None
    assert get_model(worked, MODEL) is None
    assert not multiprocessing.active_children()


def test_an_engine_that_is_missing_is_said_before_the_work(worked, monkeypatch):
    monkeypatch.setattr(engines, "find_spec", lambda _name: None)
    with pytest.raises(EngineMissing, match="spaCy is not installed here"):
        learn(worked, name="spacy")


def test_a_model_of_an_engine_that_is_not_here_leaves_the_rules(houses, monkeypatch):
    project, new = houses
    report = {name: told for name, told in learn(project).items() if name != SEAL}
    put_model(project, name=MODEL, data=b"of elsewhere", report=sealed(report, b"of elsewhere"))
    assert ("Moritz", ORIGIN) not in words(new, recipe_of(project))
    assert ("Mai 2024", "rules") in words(new, recipe_of(project))


UNFIT = {"engine": 5, "take_over": "all", "confidences": [], "done": "many", "labels": 3}


def changed(report):
    return {**report, "confidences": {**report["confidences"], "date.year": 0.1}}


@pytest.mark.parametrize(
    ("name", "tampered"),
    [
        ("the bytes", lambda model: (model.data[:-1] + b"!", model.report)),
        ("the report", lambda model: (model.data, changed(model.report))),
        ("no seal", lambda model: (model.data, {k: v for k, v in model.report.items() if k != SEAL})),
        ("a seal of another kind", lambda model: (model.data, {**model.report, SEAL: 7})),
        ("a report of another kind", lambda model: (model.data, UNFIT)),
    ],
)
def test_a_model_that_was_tampered_with_is_never_read(houses, monkeypatch, name, tampered):
    project, new = houses
    by_rules = recipe_of(project)
    learn(project)
    data, report = tampered(get_model(project, MODEL))
    put_model(project, name=MODEL, data=data, report=report)
    monkeypatch.setattr(CrfLearner, "load", lambda _self, _data: pytest.fail(f"loaded in spite of {name}"))
    assert recipe_of(project).rules == by_rules.rules
    assert learned_of(project) is None
    assert words(new, recipe_of(project)) == words(new, by_rules)
    assert read_learning(project).elsewhere
    assert read_learning(project).report == {}
    assert is_due(project)


def test_a_model_of_another_computer_is_not_read_until_it_is_learned_again(houses, home, monkeypatch):
    project, new = houses
    learn(project)
    assert ("Moritz", ORIGIN) in words(new, recipe_of(project))
    monkeypatch.setenv("BELEG_HOME", str(home / "another"))
    assert learned_of(project) is None
    assert learned_text(read_learning(project), str).startswith("What was learned in this project comes from another")
    learn(project)
    assert ("Moritz", ORIGIN) in words(new, recipe_of(project))
    assert learned_text(read_learning(project), str).startswith("Learned")


@pytest.mark.parametrize("held", ["", "{", "[]", "NaN", "7", '"x"', "[" * 100_000, '{"engine":NaN}'])
def test_a_report_that_is_none_changes_nothing(houses, held):
    project, _ = houses
    by_rules = recipe_of(project)
    learn(project)
    project.db.execute("UPDATE models SET report = ?", [held])
    assert recipe_of(project).rules == by_rules.rules
    assert read_learning(project).elsewhere
    assert learn(project)
