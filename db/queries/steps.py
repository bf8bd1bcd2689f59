"""The steps of sessions: what can be undone and redone, and what stands on what."""

from typing import Any

from db.errors import NothingToUndo
from db.events import subject_of
from db.project import Project
from db.records import EventId, SessionId, Step, StepId

COLUMNS = "s.id, s.session, s.number, s.name, s.at, s.undone, s.role"


def _record(row: tuple[Any, ...]) -> Step:
    return Step(
        id=StepId(row[0]),
        session=SessionId(row[1]),
        number=row[2],
        name=row[3],
        at=row[4],
        undone=bool(row[5]),
        role=row[6],
    )


def _one(project: Project, condition: str, values: dict[str, Any]) -> Step | None:
    row = project.db.execute(f"SELECT {COLUMNS} FROM steps s WHERE {condition}", values).fetchone()
    return _record(row) if row else None


def of_session(project: Project, session: SessionId, *, limit: int = 200) -> list[Step]:
    """Return the latest steps of a session, newest first: what was done, undone or not, without the undoing itself."""
    rows = project.db.execute(
        f"SELECT {COLUMNS} FROM steps s WHERE session = ? AND role = 'do' ORDER BY number DESC, id DESC LIMIT ?",
        [session, limit],
    ).fetchall()
    return [_record(row) for row in rows]


def last_done(project: Project, session: SessionId) -> Step | None:
    """Return the step that undo takes: this session's last one that is not undone."""
    return _one(
        project,
        "session = :session AND role = 'do' AND undone = 0 AND number > 0 ORDER BY number DESC, id DESC LIMIT 1",
        {"session": session},
    )


def last_undoing(project: Project, session: SessionId) -> Step | None:
    """Return the undo that redo takes back: the last one that counts, where no new step was made since."""
    return _one(
        project,
        "session = :session AND role = 'undo' AND undone = 0 AND number >"
        " (SELECT MAX(number) FROM steps WHERE session = :session AND role = 'do')"
        " ORDER BY number DESC, id DESC LIMIT 1",
        {"session": session},
    )


def target(project: Project, undoing: Step) -> Step:
    """Return the step that an undo names.

    Raises:
        NothingToUndo: where this file does not hold it.
    """
    found = _one(project, "id = (SELECT target FROM steps WHERE id = :undoing)", {"undoing": undoing.id})
    if found is None:
        raise NothingToUndo(redo=True)
    return found


def size(project: Project, step: Step) -> int:
    """Return how many events a step brought: a measure of how long undoing it takes."""
    row = project.db.execute(
        "SELECT COUNT(*) FROM members m JOIN steps s ON s.key = m.step WHERE s.id = ?", [step.id]
    ).fetchone()
    return int(row[0])


def built_upon(project: Project, step: Step) -> Step | None:
    """Return a step of another session that changes, or stands on, what this one made; None where there is none."""
    changed = _one(
        project,
        "s.undone = 0 AND s.session <> :session AND s.key IN ("
        "  SELECT m2.step FROM steps me JOIN members m ON m.step = me.key JOIN puts p ON p.event = m.event"
        "  JOIN puts p2 ON p2.subject = p.subject AND p2.event <> p.event JOIN members m2 ON m2.event = p2.event"
        "  JOIN events e ON e.seq = m.event JOIN events e2 ON e2.seq = p2.event"
        "  WHERE me.id = :step AND m2.step <> me.key"
        "  AND EXISTS(SELECT 1 FROM json_each(e2.body, '$.changes') c, json_each(c.value, '$.on') o"
        "    WHERE o.value = e.id)"
        "  AND NOT EXISTS(SELECT 1 FROM members m3 JOIN steps s3 ON s3.key = m3.step"
        "    WHERE m3.event = e.seq AND s3.undone = 0 AND s3.key <> me.key))"
        " LIMIT 1",
        {"session": step.session, "step": step.id},
    )
    return changed or _standing_on(project, step)


STANDING_ON = """
WITH gone(kind, key) AS MATERIALIZED (
  -- articles and sessions that are there because of this step alone
  SELECT substr(p.subject, 1, 7), substr(p.subject, 9)
  FROM steps me JOIN members m ON m.step = me.key JOIN puts p ON p.event = m.event
  WHERE me.id = :step AND (p.subject GLOB 'article *' OR p.subject GLOB 'session *')
  AND NOT EXISTS(
    SELECT 1 FROM puts q JOIN members n ON n.event = q.event JOIN steps o ON o.key = n.step
    WHERE q.subject = p.subject AND o.undone = 0 AND o.key <> me.key)
), standing(subject) AS (
  SELECT 'annotation ' || a.id FROM gone JOIN annotations a ON a.article = gone.key WHERE gone.kind = 'article'
  UNION ALL
  SELECT 'annotation ' || a.id FROM gone JOIN annotations a ON a.session = gone.key WHERE gone.kind = 'session'
  UNION ALL
  SELECT 'fact ' || f.id FROM gone JOIN facts f ON f.article = gone.key WHERE gone.kind = 'article'
  UNION ALL
  SELECT 'fact ' || f.id FROM gone JOIN facts f ON f.session = gone.key WHERE gone.kind = 'session'
  UNION ALL
  SELECT 'status ' || t.session || '/' || t.article
  FROM gone CROSS JOIN sessions e JOIN statuses t ON t.session = e.id AND t.article = gone.key
  WHERE gone.kind = 'article'
  UNION ALL
  SELECT 'status ' || t.session || '/' || t.article
  FROM gone JOIN statuses t ON t.session = gone.key WHERE gone.kind = 'session'
)
SELECT m2.step FROM standing JOIN puts p2 ON p2.subject = standing.subject JOIN members m2 ON m2.event = p2.event
UNION ALL
-- facts that cite what this step made
SELECT m2.step FROM steps me JOIN members m ON m.step = me.key JOIN events e ON e.seq = m.event
JOIN puts p ON p.event = m.event AND p.subject = 'annotation ' || e.id || ':' || p.place
JOIN cell_values c ON c.annotation = substr(p.subject, 12)
JOIN facts f ON f.key = c.fact JOIN events h ON h.id = f.head JOIN members m2 ON m2.event = h.seq
WHERE me.id = :step AND EXISTS(SELECT 1 FROM facts)
"""


def _standing_on(project: Project, step: Step) -> Step | None:
    """Return a step of another session that worked in an article or a session, or cites what this step made."""
    return _one(
        project,
        f"s.undone = 0 AND s.session <> :session AND s.key IN ({STANDING_ON}) LIMIT 1",
        {"session": step.session, "step": step.id},
    )


def changed_meanwhile(project: Project, step: Step) -> Step | None:
    """Return a step of another session that changed things which redoing this one would change too."""
    deriver = project.deriver()
    for seq, body_id in project.db.execute(
        "SELECT e.seq, e.id FROM steps s JOIN members m ON m.step = s.key JOIN events e ON e.seq = m.event"
        " WHERE s.id = ?",
        [step.id],
    ).fetchall():
        content = deriver.content(seq)
        for place, change in enumerate(content.get("changes", ())):
            heads = {head.event for head in deriver.heads(subject_of(EventId(body_id), place, change))}
            for other in heads - set(change["on"]) - {body_id}:
                found = _step_of(project, other)
                if found is not None and found.session != step.session:
                    return found
    return None


def _step_of(project: Project, event: EventId) -> Step | None:
    return _one(
        project,
        "s.undone = 0 AND s.key IN (SELECT m.step FROM members m JOIN events e ON e.seq = m.event WHERE e.id = :event)"
        " LIMIT 1",
        {"event": event},
    )
