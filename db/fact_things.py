"""The rows of what stands around facts: roles, what is known of programs, rejected proposals, rulings."""

from db import canonical
from db.connection import Database
from db.heads import Things, clear, insert, winner


def write_roles(db: Database, things: Things) -> None:
    """Write the roles that the project added; the key is the role's name."""
    clear(db, "roles", ("name",), [(key,) for key, _ in things])
    found = [
        (key, best[0].event, best[1]["label"], best[1]["place"], int(best[1]["retired"]), best[2])
        for key, heads in things
        if (best := winner(heads)) is not None
    ]
    insert(db, "roles", ("name", "head", "label", "place", "retired", "rivals"), found)


def write_programs(db: Database, things: Things) -> None:
    """Write what analysts wrote down about programs; the key is the name."""
    clear(db, "programs", ("name",), [(key,) for key, _ in things])
    found = [
        (key, best[0].event, best[1]["note"], canonical.dumps(best[1]["identifiers"]), best[1]["years"], best[2])
        for key, heads in things
        if (best := winner(heads)) is not None
    ]
    insert(db, "programs", ("name", "head", "note", "identifiers", "years", "rivals"), found)


REJECTION_COLUMNS = ("id", "head", "annotator", "article", "program", "cells", "title", "made_at", "rivals")


def write_fact_rejections(db: Database, things: Things) -> None:
    """Write which proposed facts annotators have rejected."""
    clear(db, "fact_rejections", ("id",), [(key,) for key, _ in things])
    found = []
    for key, heads in things:
        best = winner(heads)
        if best is not None:
            head, state, rivals = best
            told = (state["program"], canonical.dumps(state["cells"]), state["title"])
            found.append((key, head.event, state["annotator"], state["article"], *told, head.changed_at, rivals))
    insert(db, "fact_rejections", REJECTION_COLUMNS, found)


RULING_COLUMNS = ("id", "head", "kind", "verdict", "annotator", "note", "sides", "made_at", "rivals")


def write_rulings(db: Database, things: Things) -> None:
    """Write what was decided about disagreements; the key comes from what is compared."""
    clear(db, "rulings", ("id",), [(key,) for key, _ in things])
    found = []
    for key, heads in things:
        best = winner(heads)
        if best is not None:
            head, state, rivals = best
            told = (state["kind"], state["verdict"], state["annotator"], state["note"])
            found.append((key, head.event, *told, canonical.dumps(state["sides"]), head.changed_at, rivals))
    insert(db, "rulings", RULING_COLUMNS, found)
