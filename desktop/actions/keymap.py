"""Which keys mean which action: what the rows say, and what the analyst changed."""

from collections.abc import Iterable, Mapping, Sequence

from db.errors import KnownError
from desktop.actions.action import Action, Reach
from desktop.actions.errors import KeyNotForWindow, KeyReserved, KeyTaken
from desktop.actions.keys import is_caret, is_plain, normal, shown


class KeyMap:
    """Keys by action. Changes are checked: no key means two things.

    Plain Python; whoever changes it tells the window to bind its keys anew.
    """

    def __init__(self, rows: Sequence[Action], overrides: Mapping[str, Sequence[str]] | None = None) -> None:
        """Make a map.

        Args:
            rows: all actions; their shortcuts are the keys until changed.
            overrides: what the settings remember, by action id. What cannot be, such as keys of an action that is
                gone, a key that two actions claim or text that is no key, is left out and named in `dropped`.
        """
        self._rows = {row.id: row for row in rows}
        self._changed: dict[str, tuple[str, ...]] = {}
        self.dropped: list[str] = []  # sentences
        self._take(overrides or {})

    def _take(self, overrides: Mapping[str, Sequence[str]]) -> None:
        known = {name: keys for name, keys in overrides.items() if name in self._rows}
        for name in known:
            self._changed[name] = ()  # first all give up their keys: two may have exchanged them
        for name, keys in known.items():
            try:
                self.change(name, keys)
            except KnownError as fault:
                self.dropped.append(fault.sentence())
                self._fall_back(name)

    def _fall_back(self, action: str) -> None:
        try:
            self.reset(action)
        except KeyTaken:  # another override took the action's own key: it stays without
            self._changed[action] = ()

    def keys(self, action: str) -> tuple[str, ...]:
        """Return the keys of an action, in Qt's portable spelling, the one to show first; empty for none."""
        return self._changed.get(action, self._rows[action].shortcuts)

    def shown(self, action: str) -> str:
        """Return the first key of an action as the window writes it, or an empty text."""
        keys = self.keys(action)
        return shown(keys[0]) if keys else ""

    def is_changed(self, action: str) -> bool:
        """Say whether the analyst changed the keys of an action."""
        return action in self._changed

    def owner(self, key: str, *, but: str = "") -> Action | None:
        """Return the action that a key means, leaving one out, or None."""
        wanted = normal(key)
        for name, row in self._rows.items():
            if name != but and wanted in (normal(k) for k in self.keys(name)):
                return row
        return None

    def change(self, action: str, keys: Iterable[str]) -> None:
        """Give an action other keys, or none.

        Args:
            action: the action's id.
            keys: in Qt's portable spelling, in any order of modifiers.

        Raises:
            KeyUnknown: a text is no key.
            KeyReserved: a key moves the caret.
            KeyNotForWindow: a plain key for an action of the whole window.
            KeyTaken: another action has it.
        """
        wanted = tuple(dict.fromkeys(normal(key) for key in keys))
        for key in wanted:
            self._check(self._rows[action], key)
        self._store(action, wanted)

    def _store(self, action: str, keys: tuple[str, ...]) -> None:
        if keys == self._rows[action].shortcuts:
            self._changed.pop(action, None)
        else:
            self._changed[action] = keys

    def _check(self, row: Action, key: str) -> None:
        if is_caret(key):
            raise KeyReserved(key=shown(key))
        if row.reach is Reach.WINDOW and is_plain(key):
            raise KeyNotForWindow(key=shown(key))
        other = self.owner(key, but=row.id)
        if other is not None:
            raise KeyTaken(key=shown(key), other=other.title.rstrip("…"))

    def take_over(self, action: str, key: str) -> None:
        """Give an action one key, taking it from the action that has it.

        Raises:
            KeyUnknown, KeyReserved, KeyNotForWindow: as `change`.
        """
        other = self.owner(key, but=action)
        if other is None:
            self.change(action, (key,))
            return
        before = self.keys(other.id)
        self._store(other.id, tuple(k for k in before if normal(k) != normal(key)))
        try:
            self.change(action, (key,))
        except KnownError:
            self._store(other.id, before)
            raise

    def reset(self, action: str) -> None:
        """Give an action its own keys again.

        Raises:
            KeyTaken: another action was given one of them meanwhile.
        """
        self.change(action, self._rows[action].shortcuts)

    def reset_all(self) -> None:
        """Give every action its own keys again."""
        self._changed.clear()

    def overrides(self) -> dict[str, list[str]]:
        """Return what the settings should remember: action id to keys, only where changed."""
        return {name: list(keys) for name, keys in sorted(self._changed.items())}
