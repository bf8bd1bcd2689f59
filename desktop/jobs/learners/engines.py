"""Which engines there are."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Final

from desktop.folders import home
from values.learning.learner import Learner, Proposer

CRFSUITE: Final = "crfsuite"
SPACY: Final = "spacy"
SPACY_INSTALL: Final = 'pip install "beleg[spacy]"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """An engine as the window and the jobs know it."""

    name: str
    title: str
    module: str  # what must be installed
    install: str  # the command that installs it
    processes: int  # that may learn at a time, for want of memory
    parts: int  # into which the articles are parted to prove it: the more, the longer it takes
    make: Callable[[], Learner]

    @property
    def installed(self) -> bool:
        """Whether it can be used here."""
        return find_spec(self.module) is not None

    def load(self, data: bytes) -> Proposer:
        """Return what a model of this engine proposes."""
        return self.make().load(data)


def engine(name: str) -> Engine:
    """Return an engine by its name; an unknown one is the one that is always there."""
    return next((one for one in engines() if one.name == name), engines()[0])


def engines() -> tuple[Engine, ...]:
    """Return all engines, the one that is always there first."""
    return (
        Engine(name=CRFSUITE, title="CRFsuite", module="pycrfsuite", install="", processes=4, parts=5, make=_crfsuite),
        Engine(name=SPACY, title="spaCy", module="spacy", install=SPACY_INSTALL, processes=1, parts=3, make=_spacy),
    )


def _crfsuite() -> Learner:
    from desktop.jobs.learners.crf import CrfLearner

    return CrfLearner(folder=home())


def _spacy() -> Learner:
    from desktop.jobs.learners.spacy_entities import SpacyLearner

    return SpacyLearner()
