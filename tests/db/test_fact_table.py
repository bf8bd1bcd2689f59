"""The table of facts: filtered, sorted, in groups, counted."""

from dataclasses import replace

import pytest

from db.facts import Fact, FactStatus
from db.operations.edit_fact import edit_fact
from db.operations.hide_article import hide_article
from db.operations.join_programs import join_programs
from db.project import Project
from db.queries import articles, fact_table, sessions
from db.queries.fact_choices import Choice, choices
from db.queries.fact_groups import Grouping, groups
from db.queries.fact_table import NO_YEAR, NONE, Column, Filter
from db.records import SessionId
from tests.db.fact_world import FactWorld, make_fact_world, value_of
from values.sorting import text_order


@pytest.fixture
def world(project: Project, anna: SessionId, ben: SessionId) -> FactWorld:
    return make_fact_world(project, anna, ben)


def fields(fact: Fact, role: str, name: str) -> list[str]:
    return [str(value_of(one.value)[name]) for one in fact.of(role) if value_of(one.value).get(name) is not None]


def keys(
    world: FactWorld, asked: Filter | None = None, order: Column | str = Column.CHANGED, **more: bool
) -> list[int]:
    return fact_table.keys(world.project, asked or Filter(), order, **more)


MEANT = {  # a filter, and what it asks of a fact
    "program": (Filter(programs=("Digital Europe",)), lambda f: f.program == "Digital Europe"),
    "no program": (Filter(programs=(NONE,)), lambda f: f.program is None),
    "country": (Filter(countries=("CZ",)), lambda f: "CZ" in fields(f, "country", "code")),
    "countries": (Filter(countries=("DE", NONE)), lambda f: fields(f, "country", "code")[:1] in ([], ["DE"])),
    "year": (Filter(years=(2024,)), lambda f: any(d[:4] == "2024" for d in fields(f, "date", "edtf"))),
    "no year": (Filter(years=(NO_YEAR,)), lambda f: fields(f, "date", "edtf") in ([], ["XXXX-05"])),
    "currency": (Filter(currencies=("PLN",)), lambda f: "PLN" in fields(f, "amount", "currency")),
    "no currency": (Filter(currencies=(NONE,)), lambda f: not fields(f, "amount", "min")),
    "status": (Filter(statuses=(FactStatus.OPEN,)), lambda f: f.status is FactStatus.OPEN),
    "same": (Filter(sames=("amount EUR 3 3 exact - total",)), lambda f: "3" in fields(f, "part", "min")),
    "role": (Filter(roles=("part", "funder")), lambda f: bool(f.of("part"))),
    "words": (Filter(text="ELAN"), lambda f: text_order(f.program or "") == "elan"),
    "words of a title": (Filter(text="arger czECH cz"), lambda f: False),
    "a word here and one there": (Filter(text="ärger 380000000"), lambda f: f.status is FactStatus.DOUBTFUL),
    "all": (
        Filter(programs=("AI Factories",), countries=("PL",), text="2025"),
        lambda f: "PL" in fields(f, "country", "code"),
    ),
    "nothing": (Filter(text=" \n"), lambda f: True),
    "nothing to look for": (Filter(text="\u0301 \u0323"), lambda f: True),
}


@pytest.mark.parametrize("name", MEANT)
def test_a_filter_leaves_what_it_asks_for(name: str, world: FactWorld) -> None:
    asked, meant = MEANT[name]
    wanted = {fact.key for fact in world.every if meant(fact)}
    assert set(keys(world, asked)) == wanted
    assert fact_table.count(world.project, asked) == len(wanted)
    assert asked.is_empty == name.startswith("nothing")


def test_a_whole_page_of_words_can_be_looked_for(world: FactWorld) -> None:
    page = " ".join(f"Wort{number}" for number in range(1_200))
    (first, *_) = world.every
    assert keys(world, Filter(text=page)) == []
    edit_fact(world.project, session=world.anna, fact=first.id, note=page)
    assert keys(world, Filter(text=f"{page} {page}")) == [first.key]
    assert keys(world, Filter(text=page, programs=("Digital Europe",))) == []


def test_filters_by_who_and_where(world: FactWorld) -> None:
    every = world.every
    told = [
        (Filter(annotators=("Ben",)), lambda f: f.session == world.ben),
        (Filter(sessions=(world.anna,)), lambda f: f.session == world.anna),
        (Filter(articles=(world.articles[0],)), lambda f: f.article == world.articles[0]),
        (Filter(facts=(every[2].id, every[5].id)), lambda f: f.id in (every[2].id, every[5].id)),
        (Filter(keys=(every[1].key,)), lambda f: f.key == every[1].key),
        (Filter(keys=()), lambda f: False),
        (Filter(facts=()), lambda f: False),
    ]
    for asked, meant in told:
        assert set(keys(world, asked)) == {fact.key for fact in every if meant(fact)}, asked


def sorted_by(world: FactWorld, column: Column | str):
    """Return what a fact is sorted by; None comes last."""
    titles = {article.id: article for article in articles.all_of(world.project)}
    annotators = {one.id: one.annotator for one in sessions.all_of(world.project)}
    rows = world.project.db.execute("SELECT key, amount, date, country FROM facts").fetchall()
    numbers = {key: told for key, *told in rows}
    return {
        Column.TITLE: lambda f: text_order(f.shown_title),
        Column.PROGRAM: lambda f: None if f.program is None else text_order(f.program),
        Column.AMOUNT: lambda f: numbers[f.key][0],
        Column.DATE: lambda f: numbers[f.key][1],
        Column.COUNTRY: lambda f: numbers[f.key][2],
        Column.STATUS: lambda f: f.status.value,
        Column.CHANGED: lambda f: f.changed_at,
        Column.ARTICLE: lambda f: text_order(titles[f.article].title),
        Column.PUBLISHED: lambda f: titles[f.article].published,
        Column.SOURCE: lambda f: text_order(titles[f.article].source),
        Column.ANNOTATOR: lambda f: annotators[f.session],
        Column.SESSION: lambda f: annotators[f.session],
        "part": lambda f: next(iter(fields(f, "part", "min")), None),
    }[column]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("column", [*Column, "part"])
def test_every_column_sorts(column: Column | str, descending: bool, world: FactWorld) -> None:
    found = keys(world, order=column, descending=descending)
    by = sorted_by(world, column)
    told = {fact.key: by(fact) for fact in world.every}
    assert sorted(found) == sorted(told)
    known = [told[key] for key in found if told[key] is not None]
    assert known == sorted(known, reverse=descending)
    assert [told[key] for key in found][len(known) :] == [None] * (len(found) - len(known))
    assert keys(world, Filter(countries=("DE", "CZ")), column, descending=descending) == [
        key for key in found if key in keys(world, Filter(countries=("DE", "CZ")))
    ]


def test_hidden_articles_are_left_out_everywhere(world: FactWorld) -> None:
    project = world.project
    hide_article(project, session=world.anna, article=world.articles[0])
    shown = {fact.key for fact in world.every if fact.article == world.articles[1]}
    for column in (*Column, "funder"):
        assert set(keys(world, order=column)) == shown
    assert set(keys(world, Filter(countries=("CZ", "PL")))) < shown
    assert fact_table.count(project) == fact_table.count(project, Filter()) == len(shown) == 6
    for grouping in Grouping:
        assert {key for group in groups(project, Filter(), grouping, Column.TITLE) for key in group.keys} == shown
    assert "Élan" not in [one.name for one in choices(project).programs]
    assert keys(world, Filter(text="zweiter")) == []


def test_rows_say_where_a_fact_comes_from(world: FactWorld) -> None:
    every = keys(world, order=Column.ARTICLE)
    rows = fact_table.rows(world.project, [*every, 99_999])
    assert [row.key for row in rows] == every
    first = rows[0]
    assert (first.article_title, first.published, first.source) == ("Ärger um Fonds", "2025-11-03", "a.txt")
    assert {(row.annotator, row.session_name) for row in rows} == {("Anna", "First pass"), ("Ben", "First pass")}
    assert [row.fact for row in rows] == [next(f for f in world.every if f.key == key) for key in every]
    assert fact_table.rows(world.project, []) == []


def test_groups_hold_all_facts_in_the_order_asked_for(world: FactWorld) -> None:
    found = {one.name: one for one in groups(world.project, Filter(), Grouping.COUNTRY, Column.AMOUNT, descending=True)}
    assert list(found) == ["CZ", "DE", "FR", "LT", "PL", "XK", ""]
    in_order = keys(world, order=Column.AMOUNT, descending=True)
    for group in found.values():
        assert group.keys == [key for key in in_order if key in group.keys]
    assert len(found["CZ"].keys) == len(found["DE"].keys) == 2
    assert {key for group in found.values() for key in group.keys} == set(in_order)
    assert {f.key for f in world.every if not f.of("country")} == set(found[""].keys)


@pytest.mark.parametrize(
    ("grouping", "titles"),
    [
        (Grouping.NONE, [""]),
        (Grouping.PROGRAM, ["AI Factories", "Digital Europe", "Élan", "élan", "Zukunft", ""]),
        (Grouping.YEAR, ["2021", "2024", "2025", "2027", ""]),
        (Grouping.ARTICLE, ["Ärger um Fonds", "Zweiter Artikel über Förderung"]),
        (Grouping.ANNOTATOR, ["Anna", "Ben"]),
    ],
)
def test_what_facts_are_grouped_by(grouping: Grouping, titles: list[str], world: FactWorld) -> None:
    assert [group.title for group in groups(world.project, Filter(), grouping, Column.TITLE)] == titles


def test_amounts_are_grouped_by_value(world: FactWorld) -> None:
    found = groups(world.project, Filter(countries=("CZ", "FR", "XK")), Grouping.VALUE, Column.AMOUNT)
    assert [(one.title.replace("\u202f", " "), len(one.keys)) for one in found] == [
        ("1..9 EUR", 1),
        ("380 000 000 EUR", 2),
        ("", 1),
    ]


def test_groups_turn_round_with_their_own_column(world: FactWorld) -> None:
    there = groups(world.project, Filter(), Grouping.PROGRAM, Column.PROGRAM)
    back = groups(world.project, Filter(), Grouping.PROGRAM, Column.PROGRAM, descending=True)
    assert [one.name for one in back][:-1] == [one.name for one in there][:-1][::-1]
    assert back[-1].name == there[-1].name == ""


def test_programs_group_by_what_they_mean(world: FactWorld) -> None:
    join_programs(world.project, session=world.anna, spellings=["élan", "Élan"], name="ELAN")
    assert len(keys(world, Filter(programs=("ELAN",)))) == 2
    names = [one.name for one in groups(world.project, Filter(), Grouping.PROGRAM, Column.TITLE)]
    assert names == ["AI Factories", "Digital Europe", "ELAN", "Zukunft", ""]


def test_choices_are_counted_among_what_other_fields_leave(world: FactWorld) -> None:
    every = choices(world.project)
    assert every.countries == tuple(
        Choice(name=name, title=name, count=count)
        for name, count in (("CZ", 2), ("DE", 2), ("FR", 1), ("LT", 1), ("PL", 1), ("XK", 1), ("", 4))
    )
    assert [(one.name, one.count) for one in every.currencies] == [("EUR", 7), ("PLN", 1), ("", 2)]
    assert [(one.title, one.count) for one in every.articles] == [
        ("Ärger um Fonds", 6),
        ("Zweiter Artikel über Förderung", 4),
    ]
    asked = Filter(countries=("DE",), annotators=("Ben",))
    some = choices(world.project, asked, ["countries", "annotators"])
    assert [(one.name, one.count) for one in some.countries] == [("CZ", 1), ("DE", 0), ("", 3)]
    assert [(one.name, one.count) for one in some.annotators] == [("Anna", 2), ("Ben", 0)]
    assert some.programs == ()
    for field in ("programs", "countries", "years", "currencies", "statuses", "annotators", "sessions", "articles"):
        for one in getattr(every, field):
            chosen = int(one.name or NO_YEAR) if field == "years" else one.name
            asked = replace(Filter(), **{field: (chosen,)})
            assert len(keys(world, asked)) == one.count, (field, one)
