"""The engines behind one interface: they learn, their models are bytes, and what is no model is refused."""

import json
from importlib.util import find_spec

import pytest
from hypothesis import given, settings

import seeds
from desktop.jobs.learners import spacy_entities
from desktop.jobs.learners.crf import CrfLearner
from desktop.jobs.learners.engines import CRFSUITE, SPACY, engine, engines
from desktop.jobs.learners.spacy_entities import SpacyLearner
from tests.values.test_hostile import TEXTS
from values.finding import find
from values.learning.faults import EngineMissing, ModelUnreadable, NothingToLearn
from values.learning.learner import Example
from values.learning.spans import LabelledSpan, without_overlaps

needs_spacy = pytest.mark.skipif(find_spec("spacy") is None, reason="spaCy is an optional extra")
TEXT = "Das Haus {name} bekommt Geld.\nIm Norden steht das Haus {name} allein."


def example(name, *, label="house", decided=None):
    """Return a text in which the name after "Haus" is marked."""
    text = TEXT.format(name=name)
    starts = [place + len("Haus ") for place in range(len(text)) if text.startswith("Haus ", place)]
    spans = tuple(LabelledSpan(start, start + len(name), label) for start in starts)
    return Example(text=text, language="de", found=(), spans=spans, decided=decided)


EXAMPLES = [example(name) for name in ("Abele", "Berta Nord", "Cäsar", "Dora", "Emil Süd", "Fritz", "Gustav", "Heinz")]


def proposed(proposer, text):
    return [text[one.start : one.end] for one in proposer.propose(text, "de", [])]


@pytest.fixture
def learner(tmp_path):
    return CrfLearner(folder=tmp_path / "not there yet")


@pytest.fixture(scope="module")
def sample():
    """The sample's articles as they are annotated."""
    for_all = []
    for line in map(json.loads, seeds.annotations().splitlines()):
        text = dict(seeds.articles())[line["file"]].decode("utf-8")
        found = tuple(one for one in find(text, line["language"], line["published"]) if not one.furniture)
        spans = without_overlaps(LabelledSpan(a["start"], a["end"], a["label"]) for a in line["annotations"])
        for_all.append(Example(text=text, language=line["language"], found=found, spans=tuple(spans)))
    return for_all


def test_a_label_of_the_project_is_learned(learner):
    text = TEXT.format(name="Ida")
    proposals = learner.load(learner.learn(EXAMPLES)).propose(text, "de", [])
    assert [(text[one.start : one.end], one.label) for one in proposals] == [("Ida", "house")] * 2
    assert all(0.5 < one.confidence <= 1 for one in proposals)


def test_the_same_examples_give_the_same_model_and_no_file_is_left(learner):
    assert learner.learn(EXAMPLES) == learner.learn(EXAMPLES)
    assert list(learner.folder.iterdir()) == []


def test_what_nobody_looked_at_teaches_nothing(learner):
    seen = [example(name) for name in ("Abele", "Berta", "Cäsar")]
    line_end = [text.text.index("\n") for text in seen]
    marked = [
        Example(text=one.text, language="de", found=(), spans=one.spans[:1], decided=((0, end),))
        for one, end in zip(seen, line_end, strict=True)
    ]
    blind = [Example(text=one.text, language="de", found=(), spans=one.spans[:1]) for one in seen]
    text = TEXT.format(name="Ida")
    assert proposed(learner.load(learner.learn(marked)), text).count("Ida") == 2
    assert proposed(learner.load(learner.learn(blind)), text).count("Ida") < 2


def test_what_was_learned_of_the_sample_reads_the_sample(learner, sample):
    proposer = learner.load(learner.learn(sample))
    right = wanted = 0
    for one in sample:
        got = {proposal[:3] for proposal in proposer.propose(one.text, one.language, one.found)}
        right, wanted = right + len(got & set(one.spans)), wanted + len(one.spans)
    assert right / wanted > 0.95


@settings(max_examples=40)
@given(text=TEXTS)
def test_any_text_goes_through(text, tmp_path_factory):
    learner = CrfLearner(folder=tmp_path_factory.getbasetemp())
    proposer = learner.load(learner.learn(EXAMPLES))
    for one in proposer.propose(text, None, find(text, None, None)):
        assert 0 <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]


def test_nothing_can_be_learned_of_nothing(learner):
    with pytest.raises(NothingToLearn, match="nothing to learn"):
        learner.learn([Example(text="Ein Text.", language="de", found=(), spans=())])


@pytest.mark.parametrize("cut", [0, 3, 40, -1])
def test_what_is_no_whole_model_is_refused(learner, cut):
    data = learner.learn(EXAMPLES)
    with pytest.raises(ModelUnreadable, match="cannot be read"):
        learner.load(data[:cut])
    with pytest.raises(ModelUnreadable):
        learner.load(b"x" * len(data))


def test_learning_can_be_cancelled(learner):
    assert learner.learn(EXAMPLES, cancelled=lambda: True) == b""


def test_the_engine_that_is_always_there_comes_first():
    assert [one.name for one in engines()] == [CRFSUITE, SPACY]
    assert engines()[0].installed
    assert engine("of a later version").name == CRFSUITE


def test_an_engine_that_is_missing_says_how_to_get_it(monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(spacy_entities, "import_module", missing)
    with pytest.raises(EngineMissing) as caught:
        SpacyLearner().learn(EXAMPLES)
    assert "spaCy is not installed here" in caught.value.sentence()
    assert "beleg[spacy]" in caught.value.sentence()


@needs_spacy
def test_spacy_learns_behind_the_same_interface():
    learner = SpacyLearner()
    text = TEXT.format(name="Ida")
    proposals = learner.load(learner.learn(EXAMPLES * 4)).propose(text, "de", [])
    assert {(text[one.start : one.end], one.label) for one in proposals} == {("Ida", "house")}
    assert all(0 < one.confidence <= 1 for one in proposals)
    assert learner.learn(EXAMPLES, cancelled=lambda: True) == b""


@needs_spacy
def test_spacy_refuses_what_is_no_model():
    with pytest.raises(ModelUnreadable):
        SpacyLearner().load(b"nothing")
    with pytest.raises(NothingToLearn):
        SpacyLearner().learn([])


def test_marks_for_spacy_say_where_a_span_ends():
    marks = ["B-a", "I-a", "O", "B-b", "B-b", "I-b", "I-b"]
    assert spacy_entities._with_ends(marks) == ["B-a", "L-a", "O", "U-b", "B-b", "I-b", "L-b"]
