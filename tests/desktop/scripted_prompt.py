"""A prompt that a test answers beforehand."""

from collections.abc import Sequence
from pathlib import Path

from db.records import Article
from desktop.prompts import ArticleDetails, Choice, Form, ListQuestion


class ScriptedPrompt:
    """Gives the answers in their order; `asked` holds what was asked, `told` what was said."""

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.asked: list[object] = []
        self.told: list[tuple[str, str, str]] = []

    def _next(self, *question: object) -> object:
        self.asked.append(question)
        if not self.answers:
            raise AssertionError(f"nobody expected the question {question}")
        return self.answers.pop(0)

    def tell(self, heading: str, text: str, details: str = "") -> None:
        self.told.append((heading, text, details))

    def confirm(self, heading: str, text: str, yes: str) -> bool:
        return self._next("confirm", heading, text, yes)

    def ask(self, heading: str, text: str, choices: Sequence[Choice], details: str = "") -> str | None:
        answer = self._next("ask", heading, text, choices, details)
        if answer is not None and answer not in [choice.name for choice in choices]:
            raise AssertionError(f"{answer} is none of {choices}")
        return answer

    def text(self, heading: str, caption: str, value: str = "") -> str | None:
        return self._next("text", heading, caption, value)

    def form(self, form: Form) -> dict[str, str] | None:
        answer = self._next("form", form)
        if answer is None:
            return None
        values = {field.name: field.value for field in form.fields} | answer
        if fault := form.wrong(values):
            raise AssertionError(fault)
        return values

    def pick(self, question: ListQuestion) -> str | None:
        return self._next("pick", question)

    def article_details(self, article: Article) -> ArticleDetails | None:
        return self._next("article_details", article)

    def files_to_open(self, heading: str, kinds: str, folder: Path | None = None) -> list[Path]:
        return self._next("files_to_open", heading, kinds, folder)

    def file_to_open(self, heading: str, kinds: str, folder: Path | None = None) -> Path | None:
        return self._next("file_to_open", heading, kinds, folder)

    def file_to_save(self, heading: str, kinds: str, proposed: Path) -> Path | None:
        return self._next("file_to_save", heading, kinds, proposed)

    def folder(self, heading: str, folder: Path | None = None) -> Path | None:
        return self._next("folder", heading, folder)
