"""What the pages read beside the window: the last question of each slot is answered, the ones before it are dropped."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from db.project import Project
from desktop.dispatch import Dispatch
from desktop.worker import Job, given


class Readings:
    """The readings under way, by who asked and where the answer goes."""

    def __init__(self, dispatch: Dispatch) -> None:
        """Read through a dispatch."""
        self._dispatch = dispatch
        self._jobs: dict[tuple[object, str], Job] = {}
        self._numbers: dict[tuple[object, str], int] = {}

    def begin(
        self,
        project: Project,
        asker: object,
        slot: str,
        work: Callable[[Project], Any],
        done: Callable[[Any], None],
        *,
        slow: bool,
    ) -> None:
        """Read in a worker; `done` gets the answer unless something newer was asked in the same slot."""
        place = (asker, slot)
        self._drop(place)
        number = self._numbers[place]

        def tell(answer: Any) -> None:
            if self._numbers.get(place) == number:
                self._jobs.pop(place, None)
                done(answer)

        self._jobs[place] = self._dispatch.work(
            lambda own, _control: _read(work, given(own)), project, "", tell, for_article=True, slow_reading=slow
        )

    def drop(self, asker: object) -> None:
        """Hear nothing more of what somebody asked."""
        for place in [place for place in self._numbers if place[0] is asker]:
            self._drop(place)

    def _drop(self, place: tuple[object, str]) -> None:
        self._numbers[place] = self._numbers.get(place, 0) + 1
        job = self._jobs.pop(place, None)
        if job is not None:
            job.control.cancel()


def _read(work: Callable[[Project], Any], project: Project) -> Any:
    with _without_collecting():
        return work(project)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Look for no cycles meanwhile: among a hundred thousand records it would stop the window for a moment."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
