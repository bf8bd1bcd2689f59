"""The order in which the queue was sorted last: it holds while the analyst works through it."""

from collections.abc import Iterable, Sequence


class Standing:
    """The place of each article since the last sorting, also of those that are not shown any more."""

    def __init__(self) -> None:
        """Know no article yet."""
        self._places: dict[int, int] = {}

    def sort(self, keys: Iterable[int]) -> None:
        """Take an order, in place of the one that held."""
        self._places = {key: place for place, key in enumerate(keys)}

    def kept(self, keys: Sequence[int]) -> list[int]:
        """Return keys in the order that holds; those that are new come last, in the order given."""
        for key in keys:
            self._places.setdefault(key, len(self._places))
        return sorted(keys, key=self._places.__getitem__)

    def following(self, key: int | None, keys: Sequence[int], *, forward: bool) -> Sequence[int]:
        """Return which of some keys come after one, or before it, the nearest first.

        Args:
            key: where to start from; None or one never seen: before the first, or after the last.
            keys: in the order that holds.
            forward: those after it, else those before it.
        """
        here = None if key is None else self._places.get(key)
        if here is None:
            return keys if forward else keys[::-1]
        if forward:
            return [one for one in keys if self._places[one] > here]
        return [one for one in keys if self._places[one] < here][::-1]
