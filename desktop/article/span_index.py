"""Annotations and suggestions of one article, found by place at a cost that does not grow with their number."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

from desktop.marked import Marked, MarkedId

_Entry = tuple[int, int, str]  # start, end, id: the text order


class SpanIndex:
    """What is marked, by place, kept in classes of similar length.

    A span of class k is shorter than 2**k, so the spans of that class that touch [start, end) start
    within 2**k before it: a bisection a class, however long single spans are.
    """

    def __init__(self, annotations: Iterable[Marked] = ()) -> None:
        """Take over annotations, in any order."""
        self._by_id: dict[MarkedId, Marked] = {a.id: a for a in annotations}
        self._classes: dict[int, list[_Entry]] = {}
        for annotation in self._by_id.values():
            self._classes.setdefault(_class_of(annotation), []).append(_entry(annotation))
        for entries in self._classes.values():
            entries.sort()

    def __len__(self) -> int:
        return len(self._by_id)

    def __iter__(self) -> Iterator[Marked]:
        return iter(self._by_id.values())

    def __contains__(self, annotation_id: object) -> bool:
        return annotation_id in self._by_id

    def get(self, annotation_id: MarkedId | None) -> Marked | None:
        """Return an annotation by its id, None where there is none."""
        return self._by_id.get(annotation_id) if annotation_id is not None else None

    def put(self, annotation: Marked) -> Marked | None:
        """Add an annotation, or replace the one with its id; return the replaced one."""
        replaced = self.remove(annotation.id)
        self._by_id[annotation.id] = annotation
        insort(self._classes.setdefault(_class_of(annotation), []), _entry(annotation))
        return replaced

    def remove(self, annotation_id: MarkedId) -> Marked | None:
        """Take an annotation out and return it, None where there was none."""
        annotation = self._by_id.pop(annotation_id, None)
        if annotation is not None:
            entries = self._classes[_class_of(annotation)]
            del entries[bisect_left(entries, _entry(annotation))]
        return annotation

    def touching(self, start: int, end: int) -> list[Marked]:
        """Return the annotations that share a character with [start, end), in text order."""
        found = [entry for entries in self._entries_near(start, end) for entry in entries if entry[1] > start]
        found.sort()
        return [self._by_id[entry[2]] for entry in found]

    def at(self, offset: int) -> list[Marked]:
        """Return the annotations over the character at an offset, the shortest first."""
        return sorted(self.touching(offset, offset + 1), key=shortest_first)

    def after(self, start: int, end: int, annotation_id: str) -> Marked | None:
        """Return the next annotation in text order behind the given place, None at the end."""
        key = (start, end, annotation_id)
        following = [e[at] for e in self._classes.values() if (at := _right(e, key)) < len(e)]
        return self._by_id[min(following)[2]] if following else None

    def before(self, start: int, end: int, annotation_id: str) -> Marked | None:
        """Return the last annotation in text order before the given place, None at the begin."""
        key = (start, end, annotation_id)
        preceding = [e[at - 1] for e in self._classes.values() if (at := bisect_left(e, key)) > 0]
        return self._by_id[max(preceding)[2]] if preceding else None

    def _entries_near(self, start: int, end: int) -> Iterator[list[_Entry]]:
        for size, entries in self._classes.items():
            first = bisect_left(entries, (start - (1 << size) + 1,))
            yield entries[first : bisect_left(entries, (end,))]


def shortest_first(annotation: Marked) -> tuple[int, int, str]:
    """Return the sort key by which inner annotations come before outer ones."""
    return annotation.end - annotation.start, annotation.start, annotation.id


def _right(entries: list[_Entry], key: _Entry) -> int:
    at = bisect_left(entries, key)
    return at + 1 if at < len(entries) and entries[at] == key else at


def _entry(annotation: Marked) -> _Entry:
    return annotation.start, annotation.end, annotation.id


def _class_of(annotation: Marked) -> int:
    return (annotation.end - annotation.start).bit_length()
