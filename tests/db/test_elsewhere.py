"""What other articles say of the same program, value and date."""

import pytest

from db.facts import NewFact, NewItem
from db.operations.hide_article import hide_article
from db.operations.join_programs import join_programs
from db.operations.make_facts import make_facts
from db.project import Project
from db.queries import articles, elsewhere, facts
from db.queries.elsewhere import Count
from db.records import ArticleId, SessionId
from tests.db import worlds
from tests.db.planted import Article, Told, World, euros
from tests.db.planted_project import put
from values.codec import to_json
from values.comparing import Kind
from values.sameness import same_key
from values.types import Amount, Country, Date, Program, Qualifier


def told(number: int, *amounts: Amount, program: str = "P", **more: object) -> Told:
    article = Article(number=number, title=f"Artikel {number}")
    return Told(number=number, article=article, session=0, program=program, amounts=amounts, **more)  # type: ignore[arg-type]


def filled(project: Project, session: SessionId, *some: Told) -> dict[int, ArticleId]:
    return put(project, World(None, told=list(some)), [session])  # type: ignore[arg-type]


def key(label: str, value: Amount | Country | Date) -> str:
    found = same_key(label, to_json(value))
    assert found is not None
    return found


@pytest.fixture
def ids(project: Project, anna: SessionId) -> dict[int, ArticleId]:
    return filled(
        project,
        anna,
        told(1, euros(380), countries=("PL",), dates=("2025",)),
        told(2, euros(380), dates=("2025",)),
        told(3, euros(400)),
        told(4, euros(400), countries=("PL", "LT")),
        told(5, euros(380, Qualifier.OVER), euros(9, period="P1Y")),
        told(6, euros(777), program="Q", dates=("2025-05",)),
    )


def test_the_sums_of_a_program_elsewhere(project: Project, ids: dict[int, ArticleId]) -> None:
    found = elsewhere.of_program(project, "P", ids[1])
    assert (found.articles, found.facts) == (Count(number=4), Count(number=4))
    assert [(one.same, one.articles, one.differs, one.here) for one in found.amounts] == [
        (key("amount", euros(400)), 2, Kind.AMOUNT, False),
        (key("amount", euros(380, Qualifier.OVER)), 1, Kind.QUALIFIER, False),
        (key("amount", euros(380)), 1, None, True),
        (key("amount", euros(9, period="P1Y")), 1, None, False),
    ]
    for one in found.amounts:
        text = articles.text(project, one.place.article)
        assert text[one.place.start : one.place.end] == one.place.words != ""
        assert one.place.annotation is not None
        assert same_key("amount", one.value) == one.same


def test_where_nothing_is_stated_here_nothing_differs(project: Project, ids: dict[int, ArticleId]) -> None:
    found = elsewhere.of_program(project, "P", ids[6])
    assert found.articles == Count(number=5)
    assert {one.differs for one in found.amounts} == {None}
    assert not any(one.here for one in found.amounts)


def test_a_program_nobody_knows(project: Project, ids: dict[int, ArticleId]) -> None:
    found = elsewhere.of_program(project, "Nothing", ids[1])
    assert (found.articles, found.facts, found.amounts) == (Count(number=0), Count(number=0), ())


def test_by_value_and_not_by_wording(project: Project, ids: dict[int, ArticleId]) -> None:
    for same, wanted in (
        (key("amount", euros(380)), {2}),
        (key("amount", euros(400)), {3, 4}),
        (key("country", Country(code="PL")), {4}),
        (key("date", Date(edtf="2025")), {2}),
        (key("date", Date(edtf="2025-05")), {6}),
        ("program P", {2, 3, 4, 5}),
        ("program Q", {6}),
    ):
        places = elsewhere.of_value(project, same, ids[1])
        assert {one.article for one in places} == {ids[number] for number in wanted}
        assert elsewhere.count(project, same, ids[1]) == Count(number=len(wanted))
        assert [one.published for one in places] == sorted((one.published or "" for one in places), reverse=True)
        for one in places:
            assert articles.text(project, one.article)[one.start : one.end] == one.words
    assert len(elsewhere.of_value(project, "program P", ids[1], limit=2)) == 2


def test_joined_names_are_one_program(project: Project, anna: SessionId, ids: dict[int, ArticleId]) -> None:
    join_programs(project, session=anna, spellings=["Q"], name="P")
    found = elsewhere.of_program(project, "P", ids[1])
    assert found.articles == Count(number=5)
    assert key("amount", euros(777)) in {one.same for one in found.amounts}


def test_hidden_articles_are_left_out(project: Project, anna: SessionId, ids: dict[int, ArticleId]) -> None:
    hide_article(project, session=anna, article=ids[3])
    found = elsewhere.of_program(project, "P", ids[1])
    assert (found.articles, found.facts) == (Count(number=3), Count(number=3))
    assert elsewhere.count(project, key("amount", euros(400)), ids[1]) == Count(number=1)
    assert len(elsewhere.of_value(project, key("amount", euros(400)), ids[1])) == 1


def test_a_sum_from_the_analyst(project: Project, anna: SessionId, ids: dict[int, ArticleId]) -> None:
    items = (
        NewItem(role="program", label="program", value=to_json(Program(name="P"))),
        NewItem(role="amount", label="amount", value=to_json(euros(555))),
    )
    make_facts(project, session=anna, article=ids[6], facts=[NewFact(items=items)])
    (one,) = (
        one for one in elsewhere.of_program(project, "P", ids[1]).amounts if one.same == key("amount", euros(555))
    )
    assert (one.place.annotation, one.place.start, one.place.end, one.place.article) == (None, 0, 0, ids[6])


def test_of_very_many_not_all_are_looked_through(
    project: Project, ids: dict[int, ArticleId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(elsewhere, "_MOST_ARTICLES", 2)
    monkeypatch.setattr(elsewhere, "_MOST_FACTS", 3)
    found = elsewhere.of_program(project, "P", ids[1])
    assert (found.articles, found.facts) == (Count(number=2, more=True), Count(number=3, more=True))
    assert sum(one.facts for one in found.amounts) >= 3
    assert found.further == 0
    monkeypatch.setattr(elsewhere, "_MOST_FACTS", 1)
    (latest,) = project.db.execute("SELECT MAX(key) FROM facts WHERE program = 'P'").fetchone()
    sums = {cell.same for cell in facts.many(project, [latest])[0].of("amount")}
    assert {one.same for one in elsewhere.of_program(project, "P", ids[1]).amounts} == sums
    monkeypatch.setattr(elsewhere, "_MOST_FACTS", 3)
    monkeypatch.setattr(elsewhere, "_MOST_AMOUNTS", 1)
    found = elsewhere.of_program(project, "P", ids[1])
    assert len(found.amounts) == 1
    assert found.further > 0


def test_a_second_session_is_no_second_article(project: Project, anna: SessionId, ids: dict[int, ArticleId]) -> None:
    ben = worlds.session_of(project, "Ben")
    again = Told(number=2, article=Article(number=2, title="Artikel 2"), session=0, program="P", amounts=(euros(380),))
    items = tuple(NewItem(role=role, label=role, value=to_json(value)) for role, value in values(again))
    make_facts(project, session=ben, article=ids[2], facts=[NewFact(items=items)])
    (one,) = (one for one in elsewhere.of_program(project, "P", ids[1]).amounts if one.here)
    assert (one.articles, one.facts) == (1, 2)


def values(one: Told) -> list[tuple[str, Amount | Program]]:
    return [("program", Program(name=one.program)), *(("amount", amount) for amount in one.amounts)]
