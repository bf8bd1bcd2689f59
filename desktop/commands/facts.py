"""`beleg facts`."""

from argparse import Namespace
from collections.abc import Iterable, Iterator
from typing import Any

from db.errors import KnownError
from db.facts import CellValue, Proposal
from db.operations.naming import counted
from db.project import Project
from db.queries import articles as article_queries
from db.queries import fact_table
from db.queries import sessions as session_queries
from db.records import Article, Session, SessionId
from desktop.commands import opening, sessions
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console
from values import codec
from values.errors import ValueFault
from values.rules import title
from values.show import show
from values.types import Program

BATCH = 500  # facts that are read at once
ROLE_WIDTH = 9
NOBODY = SessionId("")  # a project without a session: its suggestions wait for whoever comes first
Content = dict[str, Any]


class NoArticle(KnownError):
    """An article was named that the project does not have."""

    def __init__(self, *, name: str) -> None:
        self.name = name

    def sentence(self) -> str:
        """Return the name, and what is looked at."""
        return (
            f"No article of this project has “{self.name[:60]}” in its title or source, and none has an id that begins"
            " so."
        )


def run(given: Namespace, console: Console) -> int:
    """Say which facts a project holds, or which are proposed."""
    with opening.to_read(given.project) as project:
        chosen = _articles(project, given.article)
        found = _proposed(project, given, chosen) if given.propose else _made(project, given, chosen)
        if given.json:
            name = "proposals" if given.propose else "facts"
            console.answer_json({"project": project.name, name: list(found)})
            return 0
        number = _tell(console, found)
    kind = ("proposed fact", "proposed facts") if given.propose else ("fact", "facts")
    console.report(f"{counted(number, *kind)}.")
    return 0


def _tell(console: Console, found: Iterable[Content]) -> int:
    number, article = 0, None
    for number, one in enumerate(found, start=1):
        if one["article"]["id"] != article:
            article = one["article"]["id"]
            console.answer(f"{'' if number == 1 else chr(10)}{one['article']['title']}")
        for line in readable(one):
            console.answer(line)
    return number


def readable(one: Content) -> Iterator[str]:
    """Yield a fact or a proposed one as lines for a person."""
    told = [one["status"]] if "status" in one else [one["rule_title"], f"{one['confidence']:.0%}"]
    if one["session"]:
        told.append(f"{one['session']} of {one['annotator']}")
    yield f"  {one['title'] or one['program'] or 'without a title'}  ({', '.join(told)})"
    for role, values in one["cells"].items():
        shown = "; ".join(_shown(value) for value in values)
        yield f"    {role:<{ROLE_WIDTH}}  {shown}"


def _shown(value: Content) -> str:
    said = value["shown"]
    if value["from"] == "analyst":
        return f"{said} (from the analyst)"
    words = " ".join(value["words"].split())
    return said if said == words else f"{said} “{words}”"


def _made(project: Project, given: Namespace, chosen: list[Article] | None) -> Iterator[Content]:
    """Yield the facts of a project, article by article."""
    asked = fact_table.Filter(
        sessions=tuple(one.id for one in _sessions(project, given)) if given.session or given.annotator else (),
        articles=tuple(one.id for one in chosen) if chosen is not None else (),
    )
    keys = fact_table.keys(project, asked, fact_table.Column.ARTICLE)
    for first in range(0, len(keys), BATCH):
        for row in fact_table.rows(project, keys[first : first + BATCH]):
            fact = row.fact
            yield {
                "id": fact.id,
                "article": _article(fact.article, row.article_title, row.published, row.source),
                "session": row.session_name,
                "annotator": row.annotator,
                "title": fact.title,
                "program": fact.program,
                "status": fact.status.value,
                "note": fact.note,
                "cells": _cells((cell.role, _of_cell(cell)) for cell in fact.cells),
                "made_at": fact.made_at,
                "changed_at": fact.changed_at,
            }


def _proposed(project: Project, given: Namespace, chosen: list[Article] | None) -> Iterator[Content]:
    """Yield the facts that are proposed, article by article, for each session."""
    from db.queries import proposals  # imported here: it loads what reads texts

    whose = _sessions(project, given)
    for article in article_queries.all_of(project) if chosen is None else chosen:
        for session in whose:
            for one in proposals.of_article(project, article.id, session.id):
                yield _proposal(one, article, session)
        if not whose:
            for one in proposals.of_article(project, article.id, NOBODY):
                yield _proposal(one, article, None)


def _proposal(one: Proposal, article: Article, session: Session | None) -> Content:
    return {
        "key": one.key,
        "article": _article(article.id, article.title, article.published, article.source),
        "session": session.name if session else "",
        "annotator": session.annotator if session else "",
        "title": one.title,
        "program": one.program,
        "rule": one.rule,
        "rule_title": title(one.rule),
        "confidence": one.confidence,
        "cells": _cells((item.role, _of_mark(item.marked)) for item in one.items),
    }


def _article(key: str, name: str, published: str | None, source: str) -> Content:
    return {"id": key, "title": name, "published": published, "source": source}


def _cells(values: Iterable[tuple[str, Content]]) -> dict[str, list[Content]]:
    cells: dict[str, list[Content]] = {}
    for role, value in values:
        cells.setdefault(role, []).append(value)
    return cells


def _of_cell(cell: CellValue) -> Content:
    said = _value(cell.label, cell.value, cell.words)
    if cell.annotation is None:
        return {"from": "analyst", **said}
    return {"from": "evidence", **said, "annotation": cell.annotation, "start": cell.start, "end": cell.end}


def _of_mark(marked: Any) -> Content:
    said = _value(marked.label, marked.value, marked.words)
    decided = getattr(marked, "made_at", None) is not None
    return {"from": "annotation" if decided else "suggestion", **said, "start": marked.start, "end": marked.end}


def _value(label: str, value: str | None, words: str) -> Content:
    fields = {"label": label, "value": None, "shown": " ".join(words.split()), "words": words}
    if value is None:
        return fields
    try:
        known = codec.from_json(label, value)
    except ValueFault:  # a label without a grammar, or a value of a later version: as it stands
        return fields | {"shown": fields["shown"] or codec.bare_words(value) or value}
    shown = known.name if isinstance(known, Program) else show(known)
    return fields | {"value": codec.to_dict(known), "shown": shown}


def _sessions(project: Project, given: Namespace) -> list[Session]:
    if given.session is not None:
        return sessions.named(project, given.session, given.annotator)
    if given.annotator is not None:
        return sessions.of_annotator(project, given.annotator)
    return session_queries.all_of(project)


def _articles(project: Project, name: str | None) -> list[Article] | None:
    """Return the articles that are meant; None: all.

    Raises:
        NoArticle: there is none.
    """
    if name is None:
        return None
    wanted = name.casefold()
    found = [
        one
        for one in article_queries.all_of(project)
        if wanted in f"{one.title}\n{one.source}".casefold() or one.id.startswith(wanted)
    ]
    if not found:
        raise NoArticle(name=name)
    return found


COMMAND = Command(
    text=(
        "Lists the facts of a project, article by article: title, program, status, and what stands in each cell, with"
        " the words that prove it. Nothing is written, and the project may be open elsewhere.\n\n"
        "With --propose it lists what is proposed and in no fact yet, best first in each article, with the rule and how"
        " likely it is to be taken as it is. Annotations and the suggestions that wait are looked at, those in page"
        " furniture left out; what an annotator rejected is not proposed to her again.\n\n"
        'With --json it is one object: "facts" or "proposals", each with its article and "cells" by role; a value has'
        " its label, its fields as in an export, the words, and where they stand (code points), or it is from the"
        " analyst."
    ),
    arguments=(
        PROJECT,
        Argument(
            names=("--propose",), help="what is proposed in place of what was made", options={"action": "store_true"}
        ),
        Argument(names=("--json",), help="as JSON", options={"action": "store_true"}),
        Argument(names=("--session",), metavar="NAME", help="only this session"),
        Argument(names=("--annotator",), metavar="NAME", help="only sessions of this annotator"),
        Argument(
            names=("--article",),
            metavar="TEXT",
            help="only articles with this in their title or source, or whose id begins so",
        ),
    ),
    run=run,
)
