"""The engine for those who want it: spaCy's entity recogniser, from scratch, on our own tokens. An optional extra.

spaCy's tokenizers part words otherwise than the spans of analysts, and a span that does not fit their tokens is lost
without a word. So each line becomes a `Doc` of our tokens, and spans go in and come out as marks of those.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from typing import Any, Final

from desktop.jobs.learners.engines import SPACY_INSTALL
from values.learning.decided import decided_parts
from values.learning.faults import EngineMissing, ModelUnreadable, NothingToLearn
from values.learning.learner import Example, Proposal
from values.learning.spans import FIRST, INNER, OUTSIDE, marks_of
from values.learning.tokens import Token, stretches
from values.types import Found

NAME: Final = "spacy"
TITLE: Final = "spaCy"
ROUNDS: Final = 12
_BATCH: Final = 8  # lines
_BEAM: Final = 16  # parses that a probability is summed over
_DENSITY: Final = 1e-4
_LEAST: Final = 0.2  # below it a span is not worth being told
_NOT_KNOWN: Final = "-"  # of a token that nobody decided
_SEED: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SpacyLearner:
    """Learns with spaCy. What the rules found it does not use: it reads the words alone."""

    name: str = NAME

    def learn(self, examples: Sequence[Example], *, cancelled: Callable[[], bool] = lambda: False) -> bytes:
        """Return a model of the examples; see `Learner`."""
        if not any(example.spans for example in examples):
            raise NothingToLearn
        spacy = _spacy()
        spacy.util.fix_random_seed(_SEED)
        pipeline = _pipeline(spacy)
        lines = [line for example in examples for line in _lines(spacy, pipeline.vocab, example)]
        optimizer = pipeline.initialize(lambda: lines)
        chance = random.Random(_SEED)
        for _round in range(ROUNDS):
            chance.shuffle(lines)
            for place in range(0, len(lines), _BATCH):
                if cancelled():
                    return b""
                pipeline.update(lines[place : place + _BATCH], sgd=optimizer, drop=0.2)
        data: bytes = pipeline.to_bytes()
        return data

    def load(self, data: bytes) -> "SpacyProposer":
        """Return what a model proposes; see `Learner`."""
        pipeline = _pipeline(_spacy())
        try:
            pipeline.from_bytes(data)
        except (ValueError, KeyError, TypeError) as fault:
            raise ModelUnreadable(engine=TITLE) from fault
        return SpacyProposer(pipeline)


def _spacy() -> Any:
    """Return the library; it is loaded only here, because it takes most of a second."""
    try:
        spacy = import_module("spacy")
        import_module("spacy.training")
    except ImportError as fault:
        raise EngineMissing(title=TITLE, install=SPACY_INSTALL) from fault
    return spacy


def _pipeline(spacy: Any) -> Any:
    pipeline = spacy.blank("xx")
    pipeline.add_pipe("ner")
    return pipeline


def _doc(spacy: Any, vocab: Any, tokens: Sequence[Token]) -> Any:
    spaces = [before.end < after.start for before, after in pairwise(tokens)]
    return spacy.tokens.Doc(vocab, words=[token.words for token in tokens], spaces=[*spaces, False])


def _lines(spacy: Any, vocab: Any, example: Example) -> Iterator[Any]:
    for tokens in stretches(example.text):
        parts = list(decided_parts(tokens, example.decided))
        if not parts:
            continue
        marks = marks_of(tokens, example.spans)
        told = [_NOT_KNOWN] * len(tokens)
        for part in parts:
            told[part] = _with_ends(marks)[part]
        doc = _doc(spacy, vocab, tokens)
        yield spacy.training.Example.from_dict(doc, {"entities": told})


def _with_ends(marks: Sequence[str]) -> list[str]:
    """Return marks as spaCy writes them: L for the last token of a span, U for a span of one."""
    told = []
    for mark, following in pairwise((*marks, OUTSIDE)):
        ends = mark != OUTSIDE and following != INNER + mark[len(FIRST) :]
        prefix = {FIRST: "U-", INNER: "L-"}.get(mark[: len(FIRST)]) if ends else None
        told.append(prefix + mark[len(FIRST) :] if prefix else mark)
    return told


class SpacyProposer:
    """A loaded model."""

    def __init__(self, pipeline: Any) -> None:
        self._pipeline = pipeline
        self._entities = pipeline.get_pipe("ner")

    def propose(self, text: str, language: str | None, found: Sequence[Found]) -> list[Proposal]:  # noqa: ARG002
        """Return what is proposed; see `Proposer`."""
        spacy = _spacy()
        lines = list(stretches(text))
        docs = [_doc(spacy, self._pipeline.vocab, tokens) for tokens in lines]
        if not docs:
            return []
        beams = self._entities.beam_parse(docs, beam_width=_BEAM, beam_density=_DENSITY)
        proposed = []
        for tokens, beam in zip(lines, beams, strict=True):
            proposed += self._of_line(tokens, beam)
        return proposed

    def _of_line(self, tokens: Sequence[Token], beam: Any) -> list[Proposal]:
        """Return the spans of a line with their shares of all parses; of those that overlap the surest stays."""
        shares: dict[tuple[int, int, str], float] = {}
        for score, spans in self._entities.moves.get_beam_parses(beam):
            for first, end, label in spans:
                shares[first, end, label] = shares.get((first, end, label), 0.0) + score
        kept: list[Proposal] = []
        for (first, end, label), share in sorted(shares.items(), key=lambda item: (-item[1], item[0])):
            start, until = tokens[first].start, tokens[end - 1].end
            if share >= _LEAST and not any(one.start < until and start < one.end for one in kept):
                kept.append(Proposal(start, until, label, min(1.0, share)))
        return sorted(kept)
