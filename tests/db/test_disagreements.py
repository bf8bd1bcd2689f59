"""Disagreements of a project: found, shown with their sentences, ruled, and open again."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.errors import NotThere
from db.operations.hide_article import hide_article
from db.operations.join_programs import join_programs
from db.operations.make_facts import make_facts
from db.operations.rule_disagreement import rule_disagreement
from db.operations.take_back_ruling import take_back_ruling
from db.operations.undo import redo, undo
from db.project import Project
from db.queries import articles, disagreements
from db.records import ArticleId, SessionId
from db.rulings import Disagreement, Kind, Verdict
from tests.db import worlds
from tests.db.planted import Article, Told, World, euros, world
from tests.db.planted_project import fact_of, put, text_of
from values.comparing import value_of
from values.types import Amount, Country, Date


@pytest.fixture
def ben(project: Project) -> SessionId:
    return worlds.session_of(project, "Ben")


def told_of(project: Project, one: Disagreement) -> list[set[int]]:
    """Return the numbers of the generated facts that each side names."""
    titles = dict(project.db.execute("SELECT id, title FROM facts").fetchall())
    sides = (side for side in (one.left, one.right) if side is not None)
    return [{int(titles[fact].removeprefix("Fakt ")) for fact in side.facts} for side in sides]


@pytest.mark.parametrize("seed", range(6))
def test_each_planted_one_is_found_in_a_project(project: Project, anna: SessionId, ben: SessionId, seed: int) -> None:
    made = world(seed, groups=10, most=12)
    put(project, made, [anna, ben])
    found = disagreements.open_ones(project)
    planted = {(plant.kind, (plant.program,), plant.when): set(plant.facts) for plant in made.plants}
    met = set()
    for one in found:
        assert planted[one.kind, one.programs, one.when] in told_of(project, one), one
        met.add((one.kind, one.programs, one.when))
        look_at(project, one)
    assert met == planted.keys()
    assert len({one.key for one in found}) == len(found)


def look_at(project: Project, one: Disagreement) -> None:
    """Look that both sides show the words of what was compared."""
    for side in (one.left, one.right):
        if side is None:
            assert one.years
            continue
        assert side.article is not None
        text = articles.text(project, side.article)
        said = {text[start:end].partition(" ")[0] for start, end in side.evidence}
        role = {Kind.COUNTRIES: "country", Kind.YEARS: "date"}.get(one.kind, "amount")
        assert said == ({"part"} if one.kind is Kind.PARTS and side is one.right else {role})
        assert "program" in {text[start:end].partition(" ")[0] for start, end in side.around}
        assert all(isinstance(value_of(value), Amount | Country | Date) for value in side.values)
        assert (side.title, side.annotator) == (articles.the(project, side.article).title, "Anna")
        assert side.published
        assert side.source


class Scene:
    """A project in which articles state the sum of one program and date."""

    def __init__(self, project: Project, session: SessionId) -> None:
        self.project, self.session = project, session
        self.made = World(None)  # type: ignore[arg-type]

    def say(self, number: int, program: str = "Digital Europe", date: str = "2025") -> ArticleId:
        """Let a new article say a sum."""
        article = self.made.article()
        one = self.made.tell(article, program=program, amounts=(euros(number),), dates=(date,))
        told = World(None, told=[one])  # type: ignore[arg-type]
        return put(self.project, told, [self.session])[article.number]

    def open(self) -> list[Disagreement]:
        return disagreements.open_ones(self.project)

    def rule(self, verdict: Verdict = Verdict.SAME, note: str = "") -> None:
        """Rule the only open one."""
        (one,) = self.open()
        rule_disagreement(self.project, session=self.session, disagreement=one, verdict=verdict, note=note)


@pytest.fixture
def scene(project: Project, anna: SessionId) -> Scene:
    made = Scene(project, anna)
    made.say(380)
    made.say(400)
    return made


def test_the_same_in_many_articles_is_one(scene: Scene) -> None:
    for _ in range(3):
        scene.say(380)
    scene.say(400)
    (one,) = scene.open()
    assert (one.kind, one.program, one.when, one.ruling) == (Kind.AMOUNT, "Digital Europe", "date 2025", None)
    assert one.right is not None
    assert (one.left.articles, one.right.articles) == (4, 2)  # what most say stands at the left
    assert [value_of(value) for value in (*one.left.values, *one.right.values)] == [euros(380), euros(400)]
    assert one.left.article != one.right.article


@pytest.mark.parametrize("verdict", list(Verdict))
def test_what_is_ruled_is_not_shown_again(scene: Scene, verdict: Verdict) -> None:
    scene.rule(verdict, note="siehe Bericht 😀")
    scene.say(400)
    scene.say(400)  # what most say, and stands at the left, is another sum now
    assert scene.open() == []
    (one,) = disagreements.ruled(scene.project)
    assert one.ruling is not None
    assert (one.ruling.verdict, one.ruling.annotator, one.ruling.note) == (verdict, "Anna", "siehe Bericht 😀")
    assert one.left.articles + (one.right.articles if one.right else 0) == 4
    assert disagreements.count_rulings(scene.project) == 1
    worlds.assert_derived(scene.project)


def test_a_third_sum_is_another_matter(scene: Scene) -> None:
    scene.rule()
    scene.say(450)
    assert Counter(one.kind for one in scene.open()) == {Kind.AMOUNT: 2}
    assert all("450" in "".join(one.compared[0] + one.compared[1]) for one in scene.open())


def test_ruling_again_replaces_the_ruling(scene: Scene) -> None:
    scene.rule(Verdict.SAME)
    (one,) = disagreements.ruled(scene.project)
    rule_disagreement(scene.project, session=scene.session, disagreement=one, verdict=Verdict.UPDATED, note="neu")
    (again,) = disagreements.ruled(scene.project)
    assert again.ruling is not None
    assert (again.key, again.ruling.verdict, again.ruling.note) == (one.key, Verdict.UPDATED, "neu")


def test_take_back_undo_redo(scene: Scene) -> None:
    before = scene.open()
    scene.rule()
    (one,) = disagreements.ruled(scene.project)
    assert one.ruling is not None
    take_back_ruling(scene.project, session=scene.session, rulings=[one.ruling.id])
    assert scene.open() == before
    with pytest.raises(NotThere):
        take_back_ruling(scene.project, session=scene.session, rulings=[one.ruling.id])
    undo(scene.project, session=scene.session)
    assert scene.open() == []
    undo(scene.project, session=scene.session)
    assert scene.open() == before
    redo(scene.project, session=scene.session)
    assert scene.open() == []


def test_rulings_are_parted_without_looking_again(scene: Scene, project: Project) -> None:
    scene.say(450)
    scene.say(450, program="Another")
    before = disagreements.listed(project)
    assert disagreements.with_rulings(project, before) == before
    for _ in range(2):
        rule_disagreement(project, session=scene.session, disagreement=scene.open()[1], verdict=Verdict.SAME)
        now = disagreements.with_rulings(project, before)
        assert now == disagreements.listed(project)
        assert disagreements.with_rulings(project, now) == now
    undo(project, session=scene.session)
    assert disagreements.with_rulings(project, now) == disagreements.listed(project)


def test_a_ruling_stands_under_whatever_name(scene: Scene) -> None:
    scene.rule()
    join_programs(scene.project, session=scene.session, spellings=["Digital Europe"], name="DEP")
    assert scene.open() == []
    (one,) = disagreements.ruled(scene.project)
    assert one.programs == ("DEP",)
    assert one.left.articles == 1


def test_joined_programs_disagree(scene: Scene) -> None:
    scene.rule()
    scene.say(500, program="DEP")
    assert scene.open() == []
    join_programs(scene.project, session=scene.session, spellings=["DEP"], name="Digital Europe")
    assert len(scene.open()) == 2
    undo(scene.project, session=scene.session)
    assert scene.open() == []


def test_what_no_article_says_any_more_stays_ruled(scene: Scene, project: Project) -> None:
    gone = scene.say(400)
    scene.rule(note="weg")
    for (article,) in project.db.execute("SELECT DISTINCT article FROM facts").fetchall():
        if article != gone:
            hide_article(project, session=scene.session, article=ArticleId(article))
    assert scene.open() == []
    (one,) = disagreements.ruled(project)
    assert one.right is not None
    assert (one.left.article, one.right.article, one.left.articles) == (None, None, 0)
    assert {value_of(one.left.values[0]), value_of(one.right.values[0])} == {euros(380), euros(400)}


def test_articles_that_are_hidden_say_nothing(scene: Scene) -> None:
    hidden = scene.say(450)
    assert len(scene.open()) == 3
    hide_article(scene.project, session=scene.session, article=hidden)
    assert len(scene.open()) == 1


def test_two_annotators_of_one_article(scene: Scene, project: Project, ben: SessionId, anna: SessionId) -> None:
    article = Article(number=99, title="Eine")
    told = [
        Told(number=number, article=article, session=number, program="P", amounts=(euros(5 + number),), dates=("2025",))
        for number in (0, 1)
    ]
    ids = put(project, World(None, told=told), [anna, ben])  # type: ignore[arg-type]
    assert len(scene.open()) == 1
    text = text_of(article, told)
    more = fact_of(ids[99], text, 0, told[0])
    make_facts(project, session=ben, article=ids[99], facts=[more])
    assert [one.program for one in scene.open()] == ["Digital Europe", "P"]  # within Ben's session


def test_rulings_that_say_nothing_here_are_passed_over(scene: Scene, project: Project) -> None:
    with project.transact(session=scene.session, name="Foreign") as step:
        for key, kind, sides in (("a" * 64, "tone", {}), ("b" * 64, "amount", {"left": 5}), ("c" * 64, "amount", {})):
            state = {"kind": kind, "verdict": "same", "annotator": "X", "note": "", "sides": sides}
            step.put("ruling", key, state, article=None)
    assert disagreements.ruled(project) == []
    assert len(scene.open()) == 1


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Project]:
    made = worlds.make_project(tmp_path, name="empty.beleg")
    yield made
    made.close()


def test_a_project_without_facts(empty: Project) -> None:
    assert disagreements.listed(empty) == disagreements.Listed(open=(), ruled=())
