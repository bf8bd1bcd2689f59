"""What may be wrong with the facts of a project: asked by `db.check`."""

from collections.abc import Iterator
from typing import Any

# Every value with evidence, and every one whose fact is missing.
CITED = (
    "SELECT f.id, f.article, c.annotation, c.start, c.end, CAST(c.words AS BLOB),"
    " EXISTS(SELECT 1 FROM annotations a WHERE a.id = c.annotation AND a.article = f.article)"
    " FROM cell_values c LEFT JOIN facts f ON f.key = c.fact"
    " WHERE f.id IS NULL OR (c.annotation IS NOT NULL AND c.gone = 0) ORDER BY f.article, f.id"
)


def faults_of_state(state: dict[str, Any], kinds: list[str]) -> Iterator[str]:
    """Yield what is wrong with the state of a fact in an event, each as the rest of a sentence.

    Args:
        state: as the event holds it.
        kinds: of the changes in the same event, by their places.
    """
    cells = state.get("cells")
    if not isinstance(cells, dict) or not all(isinstance(items, list) for items in cells.values()):
        yield "a fact has no cells."
        return
    for role, items in cells.items():
        for item in items:
            problem = _problem(item, kinds)
            if problem is not None:
                yield f"a fact's cell “{role[:60]}” {problem}."


def _problem(item: object, kinds: list[str]) -> str | None:
    if isinstance(item, dict):
        sound = isinstance(item.get("label"), str) and isinstance(item.get("value"), dict)
        return None if sound else "holds a value without a label, or none"
    if not isinstance(item, str):
        return "holds neither an annotation nor a value"
    event, colon, place = item.partition(":")
    if not colon or not (place.isascii() and place.isdigit()):
        return "names no annotation"
    if not event and (int(place) >= len(kinds) or kinds[int(place)] != "annotation"):
        return "names what its event did not make"
    return None
