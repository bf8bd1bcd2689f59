"""What the names of a program mean, changed everywhere at once: aliases, and the values of one annotator, in one step.

The values of other annotators stay as they gave them; they count for what their names mean now.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass

from db import canonical
from db.errors import NotThere
from db.events import subject
from db.operations.long_step import PAUSE_S, Cancelled, LongStep, Progress
from db.operations.program_names import RULE, spelling_of
from db.program_errors import ProgramThere
from db.project import Project
from db.queries import program_names
from db.queries.programs import one_line
from db.records import AnnotationId, ArticleId, Changes, EventId, SessionId
from db.transaction import Transaction
from values.sameness import program_key, program_name

TOGETHER = 50  # articles of one transaction
_MARKED = (
    "SELECT a.article, a.id, a.words, a.value FROM json_each(?) j CROSS JOIN annotations a ON a.same = j.value"
    " JOIN sessions s ON s.id = a.session WHERE a.label = 'program' AND s.annotator = ? ORDER BY a.key"
)

_STEP = "SELECT MIN(m.step) FROM events e JOIN members m ON m.event = e.seq WHERE e.id = ?"
_ALIASES = (
    "SELECT 1 FROM members m CROSS JOIN puts p ON p.event = m.event"
    " WHERE m.step = ? AND p.subject >= 'alias ' AND p.subject < 'alias!' LIMIT 1"
)


class _Given:
    """The names that annotations had before programs were merged or renamed: what is split goes by them again."""

    def __init__(self, project: Project) -> None:
        self._db, self._deriver = project.db, project.deriver()
        self._naming: dict[int, bool] = {}  # steps, and whether they gave names

    def name(self, annotation: AnnotationId) -> str | None:
        """Return the name that was given to an annotation itself, and not to a program."""
        for head in self._deriver.past(subject("annotation", annotation)):
            if head.state is not None and not self._is_naming(head.event):
                value = head.state["value"]
                return program_name(None if value is None else canonical.dumps(value), head.state["words"])
        return None

    def _is_naming(self, event: EventId) -> bool:
        (step,) = self._db.execute(_STEP, [event]).fetchone()
        if step not in self._naming:
            self._naming[step] = self._db.execute(_ALIASES, [step]).fetchone() is not None
        return self._naming[step]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """What one part of the step changes."""

    article: ArticleId | None  # None: the aliases themselves
    spellings: Mapping[AnnotationId, str]


@dataclass(slots=True, kw_only=True)
class Meanings(LongStep[_Item]):
    """A change of meanings under way; its first part puts the aliases."""

    programs: frozenset[str]  # whose names or spellings they are
    moved: frozenset[str]  # names, or spellings, that mean another program from now on
    to: str  # that program
    aliases: Mapping[str, str]  # name and program, as they are from now on

    def _found(self) -> dict[ArticleId, dict[AnnotationId, str]]:
        row = self.project.db.execute("SELECT annotator FROM sessions WHERE id = ?", [self.session]).fetchone()
        if row is None:
            raise NotThere(kind="session", key=self.session)
        found: dict[ArticleId, dict[AnnotationId, str]] = {}
        given = _Given(self.project)
        sames = json.dumps([program_key(program) for program in sorted(self.programs)])
        for article, annotation, words, value in self.project.db.execute(_MARKED, [sames, row[0]]).fetchall():
            spelling, name = one_line(words), program_name(value, words)
            if (
                name in self.moved
                or spelling in self.moved
                or (name != self.to and given.name(annotation) in self.moved)
            ):
                found.setdefault(article, {})[annotation] = spelling
        return found

    def take(self, step: Transaction, item: _Item) -> None:
        """Put the aliases, or the values of one article."""
        if item.article is None:
            for name, meant in sorted(self.aliases.items()):
                if step.state("alias", name) != {"name": meant}:
                    step.put("alias", name, {"name": meant}, article=None)
            return
        for annotation, spelling in item.spellings.items():
            _, state = step.annotation(annotation)
            value = {"name": self.to, "status": "as_written" if spelling == self.to else "resolved"}
            if state["value"] != value:
                step.put_annotation(annotation, item.article, {**state, "value": value, "rule": RULE})

    def done(self, progress: Progress | None) -> Changes:
        """Run all of it, and return what it touched.

        A small change is one transaction. In a large one the aliases are a part of their own, and then some articles at
        a time: many facts may rest on each.
        """
        # Read before anything is written: the aliases change what is found.
        found = [_Item(article=article, spellings=spellings) for article, spellings in self._found().items()]
        aliases = _Item(article=None, spellings={})
        parts = [found[first : first + TOGETHER] for first in range(0, len(found), TOGETHER)]
        for place, part in enumerate([[aliases], *parts] if len(parts) > 1 else [[aliases, *found]]):
            if self.stopped:
                break
            time.sleep(PAUSE_S if place else 0)
            self.run(part, progress)
        return self.told()


def the_program(project: Project, name: str) -> str:
    """Return the program that a name means.

    Raises:
        NotThere: where the project has none.
    """
    program = program_names.meaning(project, name)
    if not program_names.is_there(project, program):
        raise NotThere(kind="program", key=name)
    return program


def free_name(project: Project, name: str, programs: frozenset[str]) -> str:
    """Return a name on one line that no other program than these has.

    Raises:
        BadField: where nothing is left of it.
        ProgramThere: where it is the name of another program.
    """
    wanted = spelling_of(name)
    program = program_names.meaning(project, wanted)
    if program not in programs and program_names.is_there(project, program):
        raise ProgramThere(name=wanted, program=program)
    return wanted


def aliases_to(name: str, names: frozenset[str]) -> dict[str, str]:
    """Return the aliases that let names mean one of that name; where it is among them, it means itself."""
    return dict.fromkeys(names, name)


def meanings(
    project: Project,
    session: SessionId,
    name: str,
    cancelled: Cancelled | None,
    *,
    programs: frozenset[str],
    moved: frozenset[str],
    aliases: Mapping[str, str],
    to: str,
) -> Meanings:
    """Return a change of meanings, to be run. The arguments are the fields of `Meanings`."""
    return Meanings(
        project=project,
        session=session,
        name=name,
        cancelled=cancelled or (lambda: False),
        programs=programs,
        moved=moved,
        aliases=aliases,
        to=to,
    )
