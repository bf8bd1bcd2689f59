"""`beleg info`."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from db.opening import examine
from db.operations.naming import counted
from db.project import Project
from db.queries import annotations, articles, labels, queue, sessions
from db.queries.overview import Growing, facts_by_status, overview, steps_of
from db.records import Session
from desktop.commands import opening
from desktop.commands.command import PROJECT, Argument, Command
from desktop.commands.console import Console
from desktop.commands.sizes import in_words
from desktop.commands.version import installed_version

GROWING = ("texts", "originals", "events")


def run(given: Namespace, console: Console) -> int:
    """Say what a project holds."""
    with opening.to_read(given.project) as project:
        content = gathered(project)
    if given.json:
        console.answer_json(content)
    else:
        for line in readable(content):
            console.answer(line)
    return 0


def gathered(project: Project) -> dict[str, Any]:
    """Return all that is said about a project, ready for JSON."""
    found, facts = overview(project), facts_by_status(project)
    return {
        "project": project.name,
        "id": project.id,
        "path": str(project.path),
        "read_only": examine(project.path).read_only_reason,
        "application": {"name": "beleg", "version": installed_version(), "sqlite": found.sqlite_version},
        "schema": {"version": found.schema_version, "application_id": f"{found.application_id:#010x}"},
        "articles": articles.count(project),
        "hidden": found.hidden,
        "annotations": {"total": sum(annotations.counts_by_label(project).values()), "by_label": _by_label(project)},
        "facts": {"total": sum(facts.values()), "by_status": facts},
        "sessions": [_session(project, session) for session in sessions.all_of(project)],
        "steps": {"done": found.steps, "undone": found.undone},
        "sizes": {
            "file": project.path.stat().st_size,
            "texts": _growing(found.texts),
            "originals": _growing(found.originals),
            "events": _growing(found.events),
        },
    }


def readable(content: dict[str, Any]) -> Iterator[str]:
    """Yield the same as lines for a person, shortened."""
    yield f"{content['project']}  ({content['path']}, {in_words(content['sizes']['file'])})"
    if content["read_only"]:
        yield f"Can only be read: {content['read_only']}"
    hidden = f", and {content['hidden']} removed from it" if content["hidden"] else ""
    yield f"{counted(content['articles'], 'article', 'articles')}{hidden}"
    by_label = [f"{name} {number}" for name, number in content["annotations"]["by_label"].items()]
    annotated = counted(content["annotations"]["total"], "annotation", "annotations")
    yield f"{annotated}: {', '.join(by_label)}"
    by_status = [f"{status} {number}" for status, number in content["facts"]["by_status"].items() if number]
    yield ": ".join((counted(content["facts"]["total"], "fact", "facts"), *filter(None, [", ".join(by_status)])))
    for session in content["sessions"]:
        yield f"Session “{session['name']}” of {session['annotator']}: {_standing(session)}"
    steps = content["steps"]
    yield f"{counted(steps['done'], 'step', 'steps')} done, {steps['undone']} undone"
    sizes = content["sizes"]
    yield ", ".join(f"{kind} {sizes[kind]['rows']} ({in_words(sizes[kind]['bytes'])})" for kind in GROWING)
    yield f"schema {content['schema']['version']}, Beleg {content['application']['version'] or 'not installed'}"


def _standing(session: dict[str, Any]) -> str:
    progress = session["progress"]
    marked = counted(session["annotations"]["total"], "annotation", "annotations")
    return (
        f"{progress['done']} of {progress['total']} done, {progress['flagged']} flagged, {marked},"
        f" {counted(session['steps'], 'step', 'steps')}"
    )


def _session(project: Project, session: Session) -> dict[str, Any]:
    counts = annotations.counts_by_label(project, session.id)
    progress = queue.progress(project, session.id)
    return {
        "id": session.id,
        "name": session.name,
        "annotator": session.annotator,
        "scope": session.scope.value,
        "made_at": session.made_at,
        "annotations": {"total": sum(counts.values()), "by_label": counts},
        "progress": {
            "total": progress.total,
            "open": progress.open,
            "done": progress.done,
            "flagged": progress.flagged,
        },
        "steps": steps_of(project, session.id),
    }


def _by_label(project: Project) -> dict[str, int]:
    """Return the annotations of each label of the project, those without any too."""
    counts = annotations.counts_by_label(project)
    return {**{label.name: counts.get(label.name, 0) for label in labels.all_of(project)}, **counts}


def _growing(found: Growing) -> dict[str, int]:
    return {"rows": found.rows, "bytes": found.size}


COMMAND = Command(
    text=(
        "Says what a project holds: articles, annotations by label, facts, sessions and how far they are, steps, sizes."
        " Nothing is written, and the project may be open elsewhere."
    ),
    arguments=(
        PROJECT,
        Argument(
            names=("--json",),
            help="as JSON, with every number: sizes in bytes, times in UTC",
            options={"action": "store_true"},
        ),
    ),
    run=run,
)
