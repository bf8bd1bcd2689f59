"""Two copies of a project that are edited apart, and brought together in every order."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from db import rebuild
from db.project import Project
from db.records import AnnotationId, ArticleId, SessionId
from db.suggesting import put_suggestions
from tests.db import worlds
from tests.db.merging import empty, unite


@dataclass(slots=True, kw_only=True)
class Copies:
    """Two copies of a project that are edited apart; their clocks are twenty years apart."""

    here: Project
    there: Project
    anna: SessionId
    ben: SessionId
    article: ArticleId
    annotation: AnnotationId

    def both(self) -> tuple[Project, Project]:
        """Return the copies."""
        return self.here, self.there


def make_copies(folder: Path) -> Copies:
    """Make a project with an article and an annotation, and copy its file."""
    first = worlds.make_project(folder, name="here.beleg")
    anna, ben = worlds.session_of(first), worlds.session_of(first, "Ben")
    (article,) = worlds.brought(first, anna, worlds.FUNDING)
    put_suggestions(first, {article: ("1", [worlds.suggest(worlds.FUNDING, "2024", "date")])})
    annotation = worlds.labelled(first, anna, article)
    first.close()
    shutil.copy(first.path, folder / "there.beleg")
    opened = []
    for name, year in (("here", 2036), ("there", 2016)):
        clock = worlds.SteadyClock(datetime(year, 1, 1, tzinfo=UTC))
        opened.append(worlds.opened(folder / f"{name}.beleg", clock=clock))
    return Copies(here=opened[0], there=opened[1], anna=anna, ben=ben, article=article, annotation=annotation)


def merged(copies: Copies, orders: int = 6) -> dict[str, list[str]]:
    """Merge both ways and in shuffled orders; return the one dump that all of them give."""
    dumps = []
    for first, second in (copies.both(), copies.both()[::-1]):
        for order in (list, reversed, *(shuffled(seed) for seed in range(orders))):
            db = empty()
            unite(db, first.db, order)
            unite(db, second.db, order)
            dumps.append(rebuild.dump(db))
            events = db.execute("SELECT COUNT(*) FROM events").fetchone()
            unite(db, first.db)
            assert db.execute("SELECT COUNT(*) FROM events").fetchone() == events
            assert rebuild.dump(db) == dumps[-1], "merging again changes nothing"
            assert rebuild.dump(rebuild.derived_anew(db)) == dumps[-1]
            db.conn.close()
    assert all(dump == dumps[0] for dump in dumps)
    unite(copies.here.db, copies.there.db)
    unite(copies.there.db, copies.here.db)
    for project in copies.both():
        assert rebuild.dump(project.db) == dumps[0]
        worlds.assert_derived(project)
        worlds.assert_counted(project)
    return dumps[0]


def shuffled(seed: int) -> Callable[[list[object]], list[object]]:
    """Return an order that a seed gives."""
    return lambda rows: random.Random(seed).sample(rows, len(rows))
