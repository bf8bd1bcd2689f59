"""What a learner is told of a token."""

from hypothesis import given

from tests.values.test_hostile import DAYS, LANGUAGES, TEXTS
from values.finding import find
from values.learning.features import features_of
from values.learning.tokens import stretches, tokens_of


def told(text, language="de", found=()):
    """Return the features of each word of a line."""
    tokens = tokens_of(text)
    return {token.words: set(one) for token, one in zip(tokens, features_of(tokens, language, found), strict=True)}


@given(TEXTS, LANGUAGES, DAYS)
def test_any_text_gives_features_that_every_engine_takes(text, language, day):
    found = find(text, language, day)
    for tokens in stretches(text):
        features = features_of(tokens, language or "de", found)
        assert len(features) == len(tokens)
        assert all(one.encode("utf-8") for token in features for one in token)


def test_a_word_is_told_with_shape_classes_and_neighbours():
    words = told("Im Mai 2025 zahlt das Programm „Werkbank KI“ 3 Mio. Euro.")
    assert {"w=mai", "s=Xx", "c=month", "-1w=im", "+1s=d4"} <= words["Mai"]
    assert {"c=scale", "+1w=.", "+2c=currency"} <= words["Mio"]
    assert "c=head" in words["Programm"]
    assert "in=quotedB" in words["Werkbank"]
    assert "in=quotedIE" in words["KI"]
    assert "line" in words["Im"]
    assert "line" not in words["Mai"]


def test_what_the_rules_found_is_told_where_it_is_and_beside_it():
    text = "Das Programm „Werkbank KI“ beginnt."
    found = find(text, "de", None)
    [one] = found
    words = told(text, found=found)
    assert text[one.start : one.end] == "Werkbank KI"
    assert {f"r=B-{one.reading.rule}", "rl=B-program"} <= words["Werkbank"]
    assert {f"r=I-{one.reading.rule}", "re=program"} <= words["KI"]
    assert "+r=program" in words["„"]
    assert "-r=program" in words["“"]
    assert not any(feature.startswith("r=") for feature in words["beginnt"])


def test_a_rule_of_an_earlier_line_is_told_there_alone():
    text = "Polen zahlt.\nNiemand zahlt."
    first, second = stretches(text)
    found = find(text, "de", None)
    assert any("rl=B-country" in one for one in features_of(first, "de", found))
    assert not any(name.startswith(("r", "+r", "-r")) for one in features_of(second, "de", found) for name in one)
