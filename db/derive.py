"""From events to tables: which steps count, and what each thing is because of them.

A thing is what the changes say that count and that no other counting change has replaced. Mostly that is one change;
where two were made without seeing each other (a merge) all of them are kept, and `rivals` says so.

Events may come in any order: what a step takes or names may be entered after it. Only texts come before the events.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from db import fact_rows, meanings, rows
from db.connection import Database
from db.events import Event, StepHead, step_head
from db.heads import Head
from db.records import EventId, FactId, StepId

LAST = "fact"  # kind whose rows are made from those of the others
ROLES = {"do": "undo", "undo": "redo", "redo": "undo"}  # what a step is that names one of this role


@dataclass(slots=True)
class Deriver:
    """Keeps the derived tables of one connection current, inside the caller's transaction."""

    db: Database
    _contents: dict[int, dict[str, Any]] = field(default_factory=dict)  # events read so far, by seq

    def apply(self, events: Sequence[Event]) -> list[str]:
        """Enter events that were just written.

        Args:
            events: with their `seq`, in the order written.

        Returns:
            The subjects whose rows were made anew.
        """
        touched = self.enter(events)
        self.derive(touched)
        return touched

    def enter(self, events: Sequence[Event]) -> list[str]:
        """Enter events, and leave the rows of what they touch as they are; return the subjects to be derived."""
        touched: dict[str, None] = {}
        for event in events:
            self._contents[event.seq] = event.content
            touched.update(dict.fromkeys(self._enter(event)))
        return list(touched)

    def derive(self, subjects: list[str]) -> list[tuple[FactId, str]]:
        """Make the rows of these subjects anew, and those of the facts that cite them.

        Returns:
            Id and article of the facts that show something else because of what they cite.
        """
        groups = _by_kind(subjects)
        facts = groups.pop(LAST, [])
        for kind, group in groups.items():
            writer = rows.WRITERS.get(kind)
            if writer is not None:  # a kind from a newer version is kept and passed on
                writer(self.db, self._things(kind, group))
        cited = list(groups.get("annotation", ()))
        renamed: set[str] = set()
        if "alias" in groups:
            renamed = meanings.rewrite(self.db)
            cited += meanings.rename_annotations(self.db, renamed)
        if facts:
            fact_rows.write_facts(self.db, self._things(LAST, facts))
        self._contents.clear()
        return fact_rows.refresh(self.db, [*fact_rows.citing(self.db, cited), *fact_rows.naming(self.db, renamed)])

    def _things(self, kind: str, keys: list[str]) -> list[tuple[str, list[Head]]]:
        return [(key, self.heads(f"{kind} {key}")) for key in keys]

    def heads(self, subject: str) -> list[Head]:
        """Return the states of a thing that count and are not replaced, ordered by event id."""
        puts = self._puts(subject)
        replaced = {event for put in puts for event in put.change["on"]}
        return [head for head in _heads(puts) if head.event not in replaced]

    def past(self, subject: str) -> list[Head]:
        """Return all states of a thing that count: those that are not replaced, then what they replaced, and so on."""
        puts = {put.event: put for put in self._puts(subject)}
        replaced = {event for put in puts.values() for event in put.change["on"]}
        order = [event for event in puts if event not in replaced]
        for event in order:
            order += [one for one in puts[event].change["on"] if one in puts and one not in order]
        found = {head.event: head for head in _heads(list(puts.values()))}
        return [found[event] for event in order]

    def _puts(self, subject: str) -> list["_Put"]:
        found = self.db.execute(
            "SELECT p.event, p.place, e.id, MIN(s.at) FROM puts p JOIN events e ON e.seq = p.event"
            " JOIN members m ON m.event = p.event JOIN steps s ON s.key = m.step AND s.undone = 0"
            " WHERE p.subject = ? GROUP BY p.event, p.place ORDER BY e.id",
            [subject],
        ).fetchall()
        return [self._put(seq, place, EventId(event), at) for seq, place, event, at in found]

    def _put(self, seq: int, place: int, event: EventId, at: str) -> "_Put":
        content = self.content(seq)
        return _Put(event=event, at=at, article=content["article"], change=content["changes"][place])

    def content(self, seq: int) -> dict[str, Any]:
        """Return the content of an event by its local place."""
        if seq not in self._contents:
            (body,) = self.db.execute("SELECT body FROM events WHERE seq = ?", [seq]).fetchone()
            self._contents[seq] = json.loads(body)
        return self._contents[seq]

    def _enter(self, event: Event) -> list[str]:
        head = step_head(event.content)
        touched: list[str] = []
        step_key = None
        if head is not None:
            target = event.content.get("undoes")
            step_key, touched = self._register(head, target)
        if "changes" in event.content:
            touched = [*touched, *self._enter_changes(event, step_key)]
        elif "takes" in event.content and step_key is not None:
            touched = [*touched, *self._enter_takes(event.content["takes"], step_key)]
        return touched

    def _enter_changes(self, event: Event, step_key: int | None) -> list[str]:
        subjects = event.subjects()
        self.db.conn.executemany(
            "INSERT INTO puts(subject, event, place) VALUES (?, ?, ?)",
            [(subject, event.seq, place) for place, subject in enumerate(subjects)],
        )
        if step_key is not None:
            self._join([event.seq], step_key)
            return subjects
        awaiting = self.db.execute("SELECT step FROM awaited WHERE event = ?", [event.id]).fetchall()
        for (step,) in awaiting:
            self._join([event.seq], step)
        if awaiting:
            self.db.execute("DELETE FROM awaited WHERE event = ?", [event.id])
        return subjects if awaiting else []

    def _enter_takes(self, taken: list[EventId], step_key: int) -> list[str]:
        seqs: list[int] = []
        for event in taken:
            row = self.db.execute(
                "SELECT e.seq FROM events e WHERE e.id = ? AND EXISTS(SELECT 1 FROM puts p WHERE p.event = e.seq)",
                [event],
            ).fetchone()
            if row is not None:
                seqs.append(row[0])
            else:
                self.db.execute(
                    "INSERT INTO awaited(event, step) VALUES (?, ?) ON CONFLICT DO NOTHING", [event, step_key]
                )
        self._join(seqs, step_key)
        return self._subjects_of_events(seqs)

    def _join(self, seqs: Iterable[int], step_key: int) -> None:
        self.db.conn.executemany(
            "INSERT INTO members(event, step) VALUES (?, ?) ON CONFLICT DO NOTHING", [(seq, step_key) for seq in seqs]
        )

    def _register(self, head: StepHead, target: StepId | None) -> tuple[int, list[str]]:
        """Enter a step where it is new; return its key and the subjects that count anew or no longer."""
        step = head.id
        known = self.db.execute("SELECT key FROM steps WHERE id = ?", [step]).fetchone()
        if known:
            return known[0], []
        role = "do" if target is None else ROLES[self._role(target)]
        self.db.execute(
            "INSERT INTO steps(id, session, number, name, at, role, target, undone) VALUES (?,?,?,?,?,?,?,0)",
            [step, head.session, head.number, head.name, head.at, role, target],
        )
        key = self.db.execute("SELECT key FROM steps WHERE id = ?", [step]).fetchone()[0]
        self._set_roles_of_those_naming(step, role)
        return key, self._settle(step)

    def _role(self, step: StepId) -> str:
        found = self.db.execute("SELECT role FROM steps WHERE id = ?", [step]).fetchone()
        return str(found[0]) if found else "do"

    def _set_roles_of_those_naming(self, step: StepId, role: str) -> None:
        """Say what steps are that were entered before the one they name."""
        for (naming,) in self.db.execute("SELECT id FROM steps WHERE target = ?", [step]).fetchall():
            self.db.execute("UPDATE steps SET role = ? WHERE id = ?", [ROLES[role], naming])
            self._set_roles_of_those_naming(naming, ROLES[role])

    def _settle(self, step: StepId | None) -> list[str]:
        """Work out anew whether a step counts, then the step it names, and so on; return the subjects concerned."""
        touched: list[str] = []
        while step is not None:
            row = self.db.execute(
                "SELECT key, undone, target, EXISTS(SELECT 1 FROM steps u WHERE u.target = s.id AND u.undone = 0)"
                " FROM steps s WHERE id = ?",
                [step],
            ).fetchone()
            if row is None:
                break
            key, was_undone, target, undone = row
            if was_undone != undone:
                self.db.execute("UPDATE steps SET undone = ? WHERE key = ?", [undone, key])
                touched += self._subjects_of_step(key)
            step = target
        return touched

    def _subjects_of_step(self, key: int) -> list[str]:
        return [
            row[0]
            for row in self.db.execute(
                "SELECT DISTINCT p.subject FROM members m JOIN puts p ON p.event = m.event WHERE m.step = ?", [key]
            ).fetchall()
        ]

    def _subjects_of_events(self, seqs: list[int]) -> list[str]:
        return [
            row[0]
            for seq in seqs
            for row in self.db.execute("SELECT subject FROM puts WHERE event = ?", [seq]).fetchall()
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Put:
    event: EventId
    at: str
    article: str | None
    change: dict[str, Any]


def _heads(puts: Sequence[_Put]) -> list[Head]:
    first = min((put.at for put in puts), default="")
    return [
        Head(event=put.event, state=put.change["state"], made_at=first, changed_at=put.at, article=put.article)
        for put in puts
    ]


def _by_kind(subjects: list[str]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for subject in subjects:
        kind, _, key = subject.partition(" ")
        groups.setdefault(kind, []).append(key)
    return groups
