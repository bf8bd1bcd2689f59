"""The process that is killed: does what an analyst does, and says each step after it is on disk.

Run as `python -m tests.db.killed_writer PROJECT SEED PACE_MS`. Each line it prints is an acknowledged step: the number
of events in the file, and the digest of the state then.
"""

import random
import sys
import time
from pathlib import Path

from db import files
from db.errors import KnownError
from db.operations.import_articles import import_articles
from db.operations.label_span import label_span
from db.operations.relabel_annotation import relabel_annotation
from db.operations.remove_annotation import remove_annotation
from db.operations.set_note import set_note
from db.operations.set_status import set_status
from db.operations.undo import redo, undo
from db.project import Project
from db.queries import annotations, articles, sessions
from db.records import NewAnnotation, SessionId, Status
from tests.db import worlds


def main(path: Path, seed: int, pace_ms: float) -> None:
    """Work on the project until killed."""
    chance = random.Random(seed)
    project = files.open_project(path, backups=path.parent / "backups")
    latest = sessions.latest(project)
    print("open", flush=True)
    while latest is not None:
        try:
            changes = one_step(project, latest.id, chance)
        except KnownError:
            continue  # nothing to undo, say
        if changes.step is not None:
            print(f"{changes.step.id}", flush=True)
        if pace_ms:
            time.sleep(pace_ms / 1000)


def one_step(project: Project, session: SessionId, chance: random.Random):
    """Do one thing at random."""
    article = chance.choice(project.db.execute("SELECT id FROM articles").fetchall())[0]
    there = annotations.of_article(project, article, session)
    what = chance.choice(["label"] * 4 + ["relabel", "note", "remove", "status", "undo", "undo", "redo", "import"])
    if what == "label" or (what in ("relabel", "note", "remove") and not there):
        length = len(articles.text(project, article))
        start = chance.randrange(length - 1)
        end = min(length, start + chance.randrange(1, 9))
        new = NewAnnotation(label="amount", start=start, end=end)
        return label_span(project, session=session, article=article, annotation=new)
    if what == "relabel":
        one = chance.choice(there)
        return relabel_annotation(project, session=session, annotation=one.id, label="date", value=None, rule=None)
    if what == "note":
        return set_note(project, session=session, annotation=chance.choice(there).id, note=str(chance.random()))
    if what == "remove":
        return remove_annotation(project, session=session, annotation=chance.choice(there).id)
    if what == "status":
        return set_status(project, session=session, article=article, status=chance.choice(list(Status)))
    if what == "undo":
        return undo(project, session=session)
    if what == "redo":
        return redo(project, session=session)
    new_ones = [worlds.new_article(f"Text {chance.random()}\n" * 20) for _ in range(3)]
    return import_articles(project, session=session, articles=new_ones).changes


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]))
