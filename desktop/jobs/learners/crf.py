"""The engine that is always there: a linear-chain model of python-crfsuite, one for all labels."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from values.finding import language_of
from values.learning.decided import decided_parts
from values.learning.faults import ModelUnreadable, NothingToLearn
from values.learning.features import Features, features_of
from values.learning.learner import Example, Proposal
from values.learning.proving import is_weak
from values.learning.spans import OUTSIDE, marks_of, spans_of
from values.learning.tokens import Token, stretches
from values.types import Found

NAME: Final = "crfsuite"
ROUNDS: Final = 40  # of training; more learn the examples by heart
_FIRST_BYTES: Final = b"lCRF"  # of its models
_LEAST_BYTES: Final = 48  # of a model's head


@dataclass(frozen=True, slots=True, kw_only=True)
class CrfLearner:
    """Learns with python-crfsuite."""

    folder: Path  # where a temporary file may lie
    name: str = NAME

    def learn(self, examples: Sequence[Example], *, cancelled: Callable[[], bool] = lambda: False) -> bytes:
        """Return a model of the examples; see `Learner`. Training itself cannot be interrupted: about a second."""
        import pycrfsuite

        if not any(example.spans for example in examples):
            raise NothingToLearn
        parameters = {"c1": 0.1, "c2": 0.5, "max_iterations": ROUNDS, "feature.possible_transitions": True}
        trainer = pycrfsuite.Trainer(verbose=False, params=parameters)
        for example in examples:
            for features, marks in _sequences(example):
                trainer.append(features, marks)
            if cancelled():
                return b""
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder, prefix="learning-") as folder:
            path = Path(folder) / "model.crfsuite"
            trainer.train(str(path))
            return path.read_bytes()

    def load(self, data: bytes) -> "CrfProposer":
        """Return what a model proposes; see `Learner`."""
        import pycrfsuite

        whole = len(data) >= _LEAST_BYTES and int.from_bytes(data[4:8], "little") == len(data)
        if not (whole and data.startswith(_FIRST_BYTES)):  # the tagger itself reads beyond the end of what is cut off
            raise ModelUnreadable(engine=self.name)
        tagger = pycrfsuite.Tagger()
        try:
            tagger.open_inmemory(data)
        except ValueError as fault:
            raise ModelUnreadable(engine=self.name) from fault
        return CrfProposer(tagger, data)


def _sequences(example: Example) -> Iterator[tuple[list[Features], list[str]]]:
    """Yield what is learned from a text: each line, and once more those where a weak rule found something.

    The second time without what the weak rule found, so that the learner sees by the words alone what such rules miss.
    """
    language = example.language or language_of(example.text)
    strong = [one for one in example.found if not is_weak(one.reading.rule)]
    weak = [one.start for one in example.found if is_weak(one.reading.rule)]
    for tokens in stretches(example.text):
        marks = marks_of(tokens, example.spans)
        parts = list(decided_parts(tokens, example.decided))
        start, end = tokens[0].start, tokens[-1].end
        told = [example.found] if not any(start <= one < end for one in weak) else [example.found, strong]
        for found in told:
            features = features_of(tokens, language, found) if parts else []
            for part in parts:
                yield features[part], marks[part]


class CrfProposer:
    """A loaded model. It is asked by one thread: its tagger remembers the line that it was given last."""

    def __init__(self, tagger: Any, data: bytes) -> None:
        self._tagger = tagger
        self._data = data  # the tagger reads these very bytes, and does not keep them alive itself

    def propose(self, text: str, language: str | None, found: Sequence[Found]) -> list[Proposal]:
        """Return what is proposed; see `Proposer`."""
        known = language or language_of(text)
        return [one for tokens in stretches(text) for one in self._of_stretch(tokens, known, found)]

    def _of_stretch(self, tokens: list[Token], language: str, found: Sequence[Found]) -> Iterator[Proposal]:
        marks = self._tagger.tag(features_of(tokens, language, found))
        if all(mark == OUTSIDE for mark in marks):
            return
        for span in spans_of(marks):
            sure = min(self._tagger.marginal(marks[place], place) for place in range(span.first, span.last + 1))
            yield Proposal(tokens[span.first].start, tokens[span.last].end, span.label, min(max(sure, 0.0), 1.0))
