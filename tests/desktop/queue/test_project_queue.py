"""The queue out of a real project."""

from db.operations.flag_article import flag_article
from db.operations.set_status import set_status
from db.records import Status
from desktop.queue.project_queue import ProjectQueue
from desktop.queue.source import Show
from tests.db import worlds


def test_a_sessions_queue_is_read_from_the_project(tmp_path):
    project = worlds.make_project(tmp_path)
    session = worlds.session_of(project)
    first, second, third = worlds.brought(project, session, "Eins.", "Zwei.", "Drei.")
    set_status(project, session=session, article=second, status=Status.DONE)
    flag_article(project, session=session, article=third, flagged=True)
    queue = ProjectQueue(project, session)

    def shown(show: Show, words: str = "") -> list[str]:
        return [row.article.id for row in queue.rows(queue.keys(show, words))]

    assert shown(Show.ALL) == [first, second, third]
    assert shown(Show.OPEN) == [first, third]
    assert shown(Show.DONE) == [second]
    assert shown(Show.FLAGGED) == [third]
    assert queue.keys(Show.ALL, "gibt es nicht") == []
    assert queue.key_of(second) == queue.keys(Show.DONE, "")[0]
    assert (queue.progress().total, queue.progress().done, queue.progress().flagged) == (3, 1, 1)
    project.close()
