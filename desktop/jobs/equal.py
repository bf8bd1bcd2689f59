"""All that is equal to one annotation or suggestion: the same words, the same value, other forms of the same name."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from db.project import Project
from db.queries import passages, programs
from db.queries.passages import Passage
from db.records import Annotation, SessionId
from db.suggested import Suggestion
from desktop.jobs.hits import BATCH, MOST, Around, Hit, Made, Span, around_of, hit, words_pattern
from desktop.marked import Marked
from desktop.reading import TYPED
from values import codec
from values.errors import ValueFault
from values.types import Label, Program

_NAMES: Final = frozenset({Label.COUNTRY.value, Label.PROGRAM.value})  # their case is a part of them
_AMBIGUOUS_NAME: Final = 4  # code points; so short a name in capitals is another word: US, us


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is looked for."""

    label: str
    words: tuple[str, ...]  # as they may be spelled
    values: tuple[str, ...]  # canonical JSON; any of them is the same
    given: tuple[str | None, str | None] | None  # the value and rule of all; None: each is read by itself
    name: str | None  # of the program
    any_case: bool


def wanted(project: Project, one: Marked) -> Wanted:
    """Return what to look for to find all that equals an annotation or suggestion."""
    spellings = [" ".join(one.words.split())]
    values = [one.value] if one.value is not None else []
    name = _name(one)
    if name is not None:
        values = [codec.to_json(Program(name=name, status=status)) for status in ("as_written", "resolved")]
        spellings += [spelling for spelling, meant in programs.known(project).pairs if meant == name]
    if one.label == Label.COUNTRY and len(spellings[0]) > _AMBIGUOUS_NAME:
        spellings.append(spellings[0].upper())  # as headlines write it
    same = one.rule == TYPED and one.label not in (Label.DATE.value,)
    return Wanted(
        label=one.label,
        words=tuple(spelling for spelling in dict.fromkeys(spellings) if spelling),
        values=tuple(values),
        given=(one.value, one.rule) if same else None,
        name=name,
        any_case=one.label not in _NAMES,
    )


def _name(one: Marked) -> str | None:
    """Return the name that a program stands for."""
    if one.label != Label.PROGRAM or one.value is None:
        return None
    try:
        found = codec.from_json(one.label, one.value)
    except ValueFault:
        return None
    return found.name if isinstance(found, Program) else None


def find_equal(
    project: Project,
    *,
    session: SessionId,
    what: Wanted,
    keys: Sequence[int],
    told: Callable[[list[Hit]], None],
    made: Made = None,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> bool:
    """Look through articles; memory stays flat.

    Args:
        project: a connection of its own.
        session: for whom.
        what: is looked for.
        keys: of the articles, the nearest first.
        told: what each batch held, in text order.
        made: in place of what is stored for the article shown.
        progress: told how many articles are done, of how many.
        cancelled: asked between articles.

    Returns:
        Whether all were looked through: it was neither cancelled nor found too much.
    """
    pattern = words_pattern(what.words, any_case=what.any_case) if what.words else None
    found = 0
    for first in range(0, len(keys), BATCH):
        for passage in _some(project, keys[first : first + BATCH], what):
            if cancelled():
                return False
            spans = (match.span() for match in pattern.finditer(passage.text)) if pattern else ()
            hits = equal_in(project, session, passage, what, spans, made)
            if hits:
                told(hits)
            found += len(hits)
            if found >= MOST:
                return False
        progress(min(first + BATCH, len(keys)), len(keys))
        if cancelled():
            return False
    return True


def _some(project: Project, keys: Sequence[int], what: Wanted) -> list[Passage]:
    if what.any_case:
        return passages.read(project, keys)
    longest = [max(words.split(), key=len) for words in what.words]
    return passages.holding(project, keys, words=longest, label=what.label, values=what.values)


def equal_in(
    project: Project, session: SessionId, passage: Passage, what: Wanted, spans: Iterable[Span], made: Made = None
) -> list[Hit]:
    """Return what is equal in one article, in text order: what stands there already, is suggested, or only written."""
    around = around_of(project, session, passage, made)
    marked: list[Annotation | Suggestion] = [*around.annotations, *around.suggestions]
    same = [
        (one.start, one.end)
        for one in marked
        if one.label == what.label and one.value is not None and one.value in what.values
    ]
    taken, ordered = -1, list[Span]()
    for start, end in sorted({*same, *spans}, key=lambda span: (span[0], -span[1])):
        if start >= taken:  # what is written inside of what is equal is the same place
            ordered.append((start, end))
            taken = end
    return [hit(passage, span, what.label, around, _given(span, passage, what, around)) for span in ordered]


def _given(span: Span, passage: Passage, what: Wanted, around: Around) -> tuple[str | None, str | None] | None:
    """Return the value that is given to all, or the name of a program; None: the words are to be read."""
    if what.given is not None or what.name is None:
        return what.given
    if around.equal_suggestion(*span, what.label) is not None:
        return None
    written = " ".join(passage.text[slice(*span)].split()) == what.name
    value = codec.to_json(Program(name=what.name, status="as_written" if written else "resolved"))
    return value, "program.name" if written else "program.known"
