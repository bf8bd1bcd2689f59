"""Proposed facts of a long article: 300,000 characters with 5,000 marks, as pages of the sample articles on end."""

import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import seeds
from benchmarks.conftest import Figures
from benchmarks.projects import project_of
from db.operations.import_articles import import_articles
from db.queries import proposals, suggestions
from db.records import NewArticle
from db.suggested import NewSuggestion
from db.suggesting import put_suggestions
from values.finding import find

LENGTH = 300_000  # code points
MARKS = 5_000
ROUNDS = 7


def pages(length: int, most: int) -> tuple[str, list[NewSuggestion]]:
    """Return sample articles on end, and their reference annotations as suggestions, evenly thinned out."""
    texts, marks, start = [], list[NewSuggestion](), 0
    told = [json.loads(line) for line in seeds.annotations().splitlines()]
    articles = {name: body.decode("utf-8") for name, body in seeds.articles()}
    while start < length:
        for one in told:
            marks.extend(_mark(found, start) for found in one["annotations"])
            texts.append(articles[one["file"]])
            start += len(texts[-1]) + 1
    step = len(marks) / most
    return "\n".join(texts), [marks[int(place * step)] for place in range(most)] if step > 1 else marks


def _mark(found: dict[str, object], start: int) -> NewSuggestion:
    value = json.dumps(found["value"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return NewSuggestion(
        label=str(found["label"]),
        start=int(str(found["start"])) + start,
        end=int(str(found["end"])) + start,
        value=value,
        rule="given",
        confidence=0.9,
    )


def seconds(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the least processor seconds of a thing done some times: what others do on the machine counts little."""
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        run()
        spent.append(time.process_time() - start)
    return min(spent)


def test_a_long_article(figures: Figures, memory_folder: Path) -> None:
    project, session = project_of(memory_folder / "proposed.beleg", 0)
    spent = []
    for part in (4, 1):
        text, marks = pages(LENGTH // part, MARKS // part)
        new = NewArticle(
            text=text, title="Long", title_is_heading=False, language="de", published="2025-10-14", source=f"{part}.txt"
        )
        ((_, article),) = import_articles(project, session=session, articles=[new]).taken
        put_suggestions(project, {article: ("1", marks)})
        marked = suggestions.of_article(project, article, session)
        assert len(marked) > 0.9 * MARKS // part
        assert len(proposals.of_article(project, article, session, marked=marked)) > 50
        spent.append(seconds(partial(proposals.of_article, project, article, session, marked=marked)))
    quarter, whole = spent
    found = seconds(lambda: find(text, "de", "2025-10-14"), rounds=1)
    project.close()
    figures.tell("facts proposed, 300,000 characters, 5,000 marks", whole * 1000, "ms")
    figures.at_most(0.25, "the same", whole / found, "times finding its marks")
    figures.at_most(6.0, "the same", whole / quarter, "times a quarter of it")
