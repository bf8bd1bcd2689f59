"""What was learned from a project, as suggestions are made with it."""

import hashlib
import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

from db.models import Model, get_model
from db.project import Project
from db.suggested import NewSuggestion
from desktop import seal
from desktop.jobs.learners.engines import engine
from values import codec
from values.furniture.ranges import furniture_ranges, is_in
from values.learning.calibration import recalibrated
from values.learning.faults import EngineMissing, ModelUnreadable
from values.learning.learner import Proposal, Proposer
from values.learning.take_over import Chosen, TakeOver, chosen
from values.reading import read
from values.types import Found

MODEL: Final = "decisions"  # its name in the project
ORIGIN: Final = "learned"
SEAL: Final = "seal"  # in the report: of the model and the rest of the report
_PROPOSERS_KEPT: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What was learned; it can be handed to another process."""

    engine: str
    data: bytes = field(repr=False)
    take_over: TakeOver
    confidences: Mapping[str, float]  # by rule, where decisions moved it

    @property
    def revision(self) -> str:
        """A name for all that changes suggestions; the model counts only where it may decide anything."""
        digest = hashlib.sha256(self.data if self.take_over else b"")
        told = [self.engine if self.take_over else "", self.take_over.to_dict(), dict(self.confidences)]
        digest.update(json.dumps(told, sort_keys=True).encode())
        return digest.hexdigest()[:16]


def sealed(report: Mapping[str, Any], data: bytes) -> dict[str, Any]:
    """Return a report with the seal of this installation on it and on its model.

    Raises:
        KeyNotKept: where this installation cannot keep a key.
    """
    return {**report, SEAL: seal.seal(_content(report, data))}


def is_ours(model: Model) -> bool:
    """Say whether this installation learned a model; one of another's is never read, nor is its report."""
    unsealed = {name: told for name, told in model.report.items() if name != SEAL}
    return seal.is_sealed(_content(unsealed, model.data), model.report.get(SEAL))


def own_model(project: Project) -> Model | None:
    """Return what this installation learned from a project; None where there is nothing, or another one learned it."""
    model = get_model(project, MODEL)
    return model if model is not None and is_ours(model) else None


def _content(report: Mapping[str, Any], data: bytes) -> bytes:
    return b"\0".join((b"learned", json.dumps(dict(report), sort_keys=True).encode(), data))


def learned_of(project: Project) -> Learned | None:
    """Return what was learned from a project, unless it is switched off, changes nothing or comes from elsewhere."""
    model = own_model(project)
    if model is None or not model.enabled:
        return None
    learned = _learned(model)
    if not engine(learned.engine).installed:  # it was learned elsewhere
        learned = replace(learned, take_over=TakeOver())
    return learned if learned.take_over or learned.confidences else None


def _learned(model: Model) -> Learned:
    report: dict[str, Any] = model.report
    return Learned(
        engine=report["engine"],
        data=model.data,
        take_over=TakeOver.from_dict(report["take_over"]),
        confidences=report["confidences"],
    )


def chosen_by(learned: Learned, text: str, language: str | None, found: Sequence[Found]) -> list[Chosen]:
    """Return what rules and learner suggest together, in text order."""
    sure = [replace(one, confidence=_confidence(one, learned)) for one in found]
    if not learned.take_over:
        return list(sure)
    in_text = [one for one in sure if not one.furniture]
    held_back = [one for one in sure if one.furniture]
    try:
        proposer = _proposer(learned.engine, learned.data, threading.get_ident())
    except (EngineMissing, ModelUnreadable):  # of another version of the engine, or one that is damaged
        return list(sure)
    proposals = proposer.propose(text, language, in_text)
    taken = chosen(in_text, proposals, learned.take_over)
    return sorted([*taken, *_apart(held_back, taken)], key=lambda one: one.start)


def _apart(held_back: Sequence[Found], taken: Sequence[Chosen]) -> list[Found]:
    """Return what stands in furniture and overlaps nothing that is suggested."""
    return [one for one in held_back if not any(one.start < each.end and each.start < one.end for each in taken)]


def _confidence(one: Found, learned: Learned) -> float:
    return recalibrated(one.reading.rule, one.confidence, learned.confidences)


@lru_cache(maxsize=_PROPOSERS_KEPT)
def _proposer(name: str, data: bytes, _thread: int) -> Proposer:
    """Return a loaded model; a thread has its own, because a tagger remembers what it was asked last."""
    return engine(name).load(data)


def learned_suggestions(
    proposals: Sequence[Proposal], text: str, language: str | None, published: str | None
) -> list[NewSuggestion]:
    """Return suggestions of what a learner proposes, with the values that the words have."""
    furniture = furniture_ranges(text, language) if proposals else []
    suggestions = []
    for one in proposals:
        reading = read(text, one.start, one.end, one.label, language, published)
        suggestions.append(
            NewSuggestion(
                label=one.label,
                start=one.start,
                end=one.end,
                value=codec.to_json(reading.value) if reading else None,
                rule=reading.rule if reading else None,
                confidence=one.confidence,
                origin=ORIGIN,
                reckoned_from=reading.reckoned_from if reading else None,
                furniture=is_in(furniture, one.start),
            )
        )
    return suggestions
