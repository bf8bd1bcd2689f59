"""Page furniture: lines that would stand under any article, and lines that look like them and are the article's."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import seeds
from values.furniture.ranges import furniture_ranges, is_in

FOLDER = Path(__file__).parent / "corpus" / "furniture"
MISSED = 0.05  # share of our own articles' furniture that may be overlooked
LOST = 0.002  # share of their other text that may be taken for furniture


def examples():
    """Yield the blocks of every `corpus/furniture/<language>.txt`: `+ ` is furniture, `- ` is not."""
    for path in sorted(FOLDER.glob("*.txt")):
        for block in re.split(r"\n\n+", path.read_text(encoding="utf-8").strip()):
            lines = [line for line in block.split("\n") if not line.startswith("#")]
            if lines:
                yield pytest.param(path.stem, lines, id=f"{path.stem}: {lines[0][:50]}")


@pytest.mark.parametrize(("language", "lines"), list(examples()))
def test_a_block(language, lines):
    text = "\n".join(line[2:] for line in lines)
    ranges = furniture_ranges(text, language)
    start = 0
    for line in lines:
        said = line[2:]
        inside = sum(is_in(ranges, start + place) for place, letter in enumerate(said) if letter.isalnum())
        letters = sum(map(str.isalnum, said))
        share = inside / letters if letters else 0
        assert share > 0.5 if line.startswith("+") else share == 0, said
        start += len(said) + 1


def test_our_own_articles():
    missed = lost = wanted = other = 0
    for line in seeds.annotations().splitlines():
        article = json.loads(line)
        text = dict(seeds.articles())[article["file"]]
        text = text if isinstance(text, str) else text.decode("utf-8")
        got, marked = furniture_ranges(text, article["language"]), [tuple(one) for one in article["furniture"]]
        for place, letter in enumerate(text):
            if not letter.isspace():
                is_furniture, found = is_in(marked, place), is_in(got, place)
                wanted, other = wanted + is_furniture, other + (not is_furniture)
                missed, lost = missed + (is_furniture and not found), lost + (found and not is_furniture)
    assert missed / wanted <= MISSED
    assert lost / other <= LOST


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                ["Newsletter", "Kommentare (2)", "© 2025", "Tags: a", "\n", "\n\n", " | ", "İ", "a: b", "#x"]
            ),
        ),
        max_size=25,
    ).map("".join)
)
def test_ranges_are_in_order_and_in_the_text(text):
    end = 0
    for start, stop in furniture_ranges(text, "de"):
        assert end <= start < stop <= len(text)
        end = stop


@pytest.mark.parametrize("day", ["1.8.2022", "14. Oktober 2025"])
def test_the_day_of_a_sign_off_is_the_articles(day):
    text = f"Beschlossen ist nichts. (APA, red, {day})"
    ranges = furniture_ranges(text, "de")
    assert is_in(ranges, text.index("APA"))
    assert not is_in(ranges, text.index(day))
