"""A prompt whose answers a test has ready. A question that nobody expected fails it; so does an answer left over."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that came."""

    kind: str  # the prompt's method
    said: tuple[Any, ...]  # its arguments, named ones last
    answer: Any

    @property
    def text(self) -> str:
        """All that the question said, as one text."""
        return "\n".join(str(part) for part in self.said)


class FakePrompt:
    """Answers in the order of `will`; what was asked is in `asked`."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self._ready: deque[tuple[str, Any]] = deque()

    def will(self, kind: str, answer: Any = None) -> "FakePrompt":
        """Have an answer ready for the next question of a kind; a function is given what the question says."""
        self._ready.append((kind, answer))
        return self

    def left_over(self) -> list[str]:
        """Return the kinds of the questions that were expected and did not come."""
        return [kind for kind, _ in self._ready]

    @property
    def last(self) -> Asked:
        """The question that came last."""
        return self.asked[-1]

    def _asked(self, kind: str, *said: Any) -> Any:
        if not self._ready or self._ready[0][0] != kind:
            expected = self._ready[0][0] if self._ready else "nothing"
            raise AssertionError(f"asked {kind} {said!r}, expected {expected}")
        answer = self._ready.popleft()[1]
        given = answer(*said) if isinstance(answer, Callable) else answer
        self.asked.append(Asked(kind=kind, said=said, answer=given))
        return given

    def tell(self, heading, text, details=""):
        self._asked("tell", heading, text, details)

    def confirm(self, heading, text, yes):
        return self._asked("confirm", heading, text, yes)

    def ask(self, heading, text, choices, details=""):
        return self._asked("ask", heading, text, choices, details)

    def text(self, heading, caption, value=""):
        return self._asked("text", heading, caption, value)

    def form(self, form):
        answer = self._asked("form", form)
        if answer is None:
            return None
        values = {field.name: field.value for field in form.fields} | answer
        assert form.wrong(values) == ""
        return values

    def pick(self, question):
        return self._asked("pick", question)

    def article_details(self, article):
        return self._asked("article_details", article)

    def files_to_open(self, heading, kinds, folder=None):
        return self._asked("files_to_open", heading, kinds, folder) or []

    def file_to_open(self, heading, kinds, folder=None):
        return self._asked("file_to_open", heading, kinds, folder)

    def file_to_save(self, heading, kinds, proposed):
        return self._asked("file_to_save", heading, kinds, proposed)

    def folder(self, heading, folder=None):
        return self._asked("folder", heading, folder)

    def run(self, dialog):
        """Run a dialog of the window's own: the answer is a function that works in it, and says whether to go on."""
        dialog.show()
        try:
            return bool(self._asked("run", dialog))
        finally:
            dialog.close()
            dialog.parentWidget().activateWindow()  # as a window manager does
            dialog.deleteLater()

    def over(self, window):
        """Answer for every window."""
        return self

    def show_folder(self, folder):
        self._asked("show_folder", folder)
