"""Events: what is written, once and for good.

An event is one of three things:

* changes: ``{"v": 1, "article": id | null, "changes": [...], "step": {...}}``. A change says what a thing is from now
  on: ``{"kind", "key", "on": [event ids], "state": {...} | null}``. ``on`` names the events whose state it replaces;
  a state of null says that the thing is gone. ``key`` null: a new annotation, whose id is "<event id>:<place>".
  Events that an import brings have no step of their own, so that the same content is the same event anywhere.
* takes: ``{"v": 1, "step": {...}, "takes": [event ids]}``: the step brings these events in.
* undoes: ``{"v": 1, "step": {...}, "undoes": step id}``: an undo names a step, a redo names an undo.

A step is ``{"session", "number", "name", "at"}``; its id is the hash of that.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from db import canonical
from db.errors import LoneSurrogate
from db.records import AnnotationId, ArticleId, EventId, SessionId, StepId

FORMAT = 1
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepHead:
    """What names a step."""

    session: SessionId  # "" for the making of the project
    number: int  # place in its session
    name: str
    at: str  # ISO 8601, UTC; decoration

    def as_json(self) -> dict[str, Any]:
        """Return the head as it stands in an event."""
        return {"session": self.session, "number": self.number, "name": self.name, "at": self.at}

    @property
    def id(self) -> StepId:
        """The step's id."""
        return StepId(canonical.thing_id(self.as_json()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a thing is from now on."""

    kind: str  # "project", "label", "article", "session", "status", "annotation", "suggestion", "rejection", "alias"
    key: str | None  # None: a new annotation
    state: dict[str, Any] | None  # None: it is gone
    on: tuple[EventId, ...] = ()  # the events whose state this replaces

    def as_json(self) -> dict[str, Any]:
        """Return the change as it stands in an event."""
        return {"kind": self.kind, "key": self.key, "on": sorted(self.on), "state": self.state}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event with its id and its place in this file."""

    id: EventId
    body: str  # canonical JSON
    seq: int = 0  # 0: not written yet
    content: dict[str, Any] = field(default_factory=dict)

    def subjects(self) -> list[str]:
        """Return what each change is about, in order; empty for takes and undoes."""
        return [subject_of(self.id, place, change) for place, change in enumerate(self.content.get("changes", ()))]


def subject(kind: str, key: str) -> str:
    """Return the name of a thing in the index of changes."""
    return f"{kind} {key}"


def subject_of(event: EventId, place: int, change: dict[str, Any]) -> str:
    """Return what a change as read from an event is about."""
    return subject(change["kind"], change["key"] if change["key"] is not None else annotation_id(event, place))


def annotation_id(event: EventId, place: int) -> AnnotationId:
    """Return the id of the annotation that a change made."""
    return AnnotationId(f"{event}:{place}")


def sealed(content: dict[str, Any]) -> Event:
    """Return the event of a content.

    Raises:
        LoneSurrogate: where a string of it has no UTF-8.
    """
    body = canonical.dumps(content)
    try:
        encoded = body.encode("utf-8")
    except UnicodeEncodeError as error:
        around = body[max(error.start - 20, 0) : error.end + 20]
        raise LoneSurrogate(context=LONE_SURROGATE.sub("\ufffd", around)) from error
    return Event(id=EventId(canonical.sha256(encoded)), body=body, content=content)


def changing(article: ArticleId | None, changes: list[Change], head: StepHead | None) -> Event:
    """Return the event that makes changes to one article, or to the project where the article is None."""
    content: dict[str, Any] = {
        "v": FORMAT,
        "article": article,
        "changes": [change.as_json() for change in changes],
    }
    if head is not None:
        content["step"] = head.as_json()
    return sealed(content)


def taking(events: list[EventId], head: StepHead) -> Event:
    """Return the event with which a step brings in events that an import made from content alone."""
    return sealed({"v": FORMAT, "takes": events, "step": head.as_json()})


def undoing(step: StepId, head: StepHead) -> Event:
    """Return the event that undoes a step, or redoes it where the step is itself an undo."""
    return sealed({"v": FORMAT, "undoes": step, "step": head.as_json()})


def step_head(content: dict[str, Any]) -> StepHead | None:
    """Return the step that an event belongs to by itself."""
    raw = content.get("step")
    if raw is None:
        return None
    return StepHead(session=SessionId(raw["session"]), number=raw["number"], name=raw["name"], at=raw["at"])
