"""Which of several statements counts, that are ruled to say the same."""

from values.alike import When, earlier, latest


def test_the_latest_by_day_else_by_import_else_by_id() -> None:
    assert latest([[When(day="2025-01-01", place=9)], [When(day="2025-02-01", place=1)]]) == 1
    assert latest([[When(day="2025-02-01", place=1), When(place=0)], [When(day="2025-01-01", place=9)]]) == 0
    assert latest([[When(day="2025-02-01", place=1)], [When(place=2)]]) == 1  # one side has no day
    assert latest([[When(place=3, fact="b")], [When(place=3, fact="a")]]) == 0
    assert latest([[When()]]) == 0


def test_all_but_the_latest_are_earlier() -> None:
    one, two, three, four = ([When(place=place)] for place in range(4))
    assert earlier([]) == set()
    assert earlier([{"a": two, "b": one}]) == {"b"}
    assert earlier([{"a": one}]) == set()  # what it is the same as stands elsewhere
    assert earlier([{"a": one, "b": two}, {"c": three, "d": four}]) == {"a", "c"}


def test_what_two_groups_share_joins_them() -> None:
    a, b, c, d = ({name: [When(place=place)]} for place, name in enumerate("abcd"))
    assert earlier([a | b, c | d, b | c]) == {"a", "b", "c"}
    assert earlier([b | c, a | d, a | c]) == {"a", "b", "c"}
    assert earlier([a | b, a | b]) == {"a"}
