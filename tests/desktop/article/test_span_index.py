from hypothesis import given
from hypothesis import strategies as st

from desktop.article import choosing
from desktop.article.lanes import MAX_LANE, Lanes
from desktop.article.span_index import SpanIndex, shortest_first
from tests.desktop.article.made import annotation

TEXT = "x" * 400
SPANS = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 99)), max_size=30)


def made(spans):
    return [annotation(TEXT, start, start + length, number=at) for at, (start, length) in enumerate(spans)]


def in_order(annotations):
    return sorted(annotations, key=lambda a: (a.start, a.end, a.id))


@given(SPANS, st.integers(0, 400), st.integers(0, 60))
def test_the_index_finds_what_touches(spans, start, length):
    annotations = made(spans)
    end = start + length
    wanted = [a for a in in_order(annotations) if a.start < end and a.end > start]
    assert SpanIndex(annotations).touching(start, end) == wanted


@given(SPANS, st.data())
def test_adding_and_removing_gives_what_a_new_index_gives(spans, data):
    annotations = made(spans)
    index = SpanIndex()
    for each in annotations:
        index.put(each)
    gone = data.draw(st.lists(st.sampled_from(annotations), unique_by=id)) if annotations else []
    for each in gone:
        assert index.remove(each.id) == each
    left = [a for a in annotations if a not in gone]
    assert index.touching(0, 400) == in_order(left)
    assert len(index) == len(left)


def test_replacing_moves_an_annotation():
    index = SpanIndex([annotation(TEXT, 0, 10)])
    old = index.put(annotation(TEXT, 50, 60))
    assert (old.start, old.end) == (0, 10)
    assert index.touching(0, 40) == []
    assert len(index) == 1


@given(SPANS)
def test_going_on_reaches_every_annotation_once(spans):
    annotations = made(spans)
    index, seen, chosen = SpanIndex(annotations), [], None
    while (found := choosing.next_in_text(index, chosen, 0)) is not None:
        seen.append(found)
        chosen = found.id
    assert seen == in_order(annotations)
    for wanted in reversed(seen[:-1]):
        chosen = choosing.previous_in_text(index, chosen, 0).id
        assert chosen == wanted.id


@given(SPANS)
def test_overlapping_annotations_are_in_lanes_of_their_own(spans):
    annotations = made(spans)
    lanes = Lanes(SpanIndex(annotations))
    for a in annotations:
        for b in annotations:
            if a is not b and a.start < b.end and b.start < a.end and shortest_first(a) < shortest_first(b):
                assert lanes.of(a) < lanes.of(b) or lanes.of(b) == MAX_LANE


def test_overlapping_are_chosen_in_turn():
    outer, inner, other = (
        annotation(TEXT, 0, 20, number=1),
        annotation(TEXT, 5, 9, number=2),
        annotation(TEXT, 90, 95, number=3),
    )
    index = SpanIndex([outer, inner, other])
    assert choosing.next_overlapping(index, None, 6) == inner
    assert choosing.next_overlapping(index, inner.id, 6) == outer
    assert choosing.next_overlapping(index, outer.id, 6) == inner
    assert choosing.next_overlapping(index, None, 20) == outer  # the caret stands at its end
    assert choosing.next_overlapping(index, None, 50) is None
