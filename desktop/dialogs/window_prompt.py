"""The prompt of a running window: real dialogs, one after the other."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from db.records import Article
from desktop.dialogs.base import BaseDialog
from desktop.dialogs.form import FormDialog
from desktop.dialogs.message import MessageDialog
from desktop.dialogs.pick import PickDialog
from desktop.prompts import ArticleDetails, Choice, Dialog, Field, Form, Kind, ListQuestion
from desktop.theme.look import Look
from desktop.translate import tr

LANGUAGES = (
    ("", "not known"), ("de", "German"), ("en", "English"), ("fr", "French"), ("pl", "Polish"), ("it", "Italian"),
    ("es", "Spanish"), ("nl", "Dutch"), ("cs", "Czech"), ("da", "Danish"), ("pt", "Portuguese"), ("sv", "Swedish"),
)  # fmt: skip


class WindowPrompt:
    """Asks by dialogs over a window."""

    def __init__(self, window: QWidget, look: Look) -> None:
        """Ask over a window, in a look."""
        self._window = window
        self._look = look
        self._stays = False

    def over(self, window: QWidget) -> "WindowPrompt":
        """Return what asks over this window and no other: between two questions, none of them is active."""
        prompt = WindowPrompt(window, self._look)
        prompt._stays = True
        return prompt

    @property
    def _over(self) -> QWidget:
        """The window that the analyst is at: another one of Beleg's may lie above this one."""
        if self._stays:
            return self._window
        active = QApplication.activeWindow()
        return self._window if active is None or isinstance(active, QDialog) else active

    def _run(self, dialog: BaseDialog) -> str | None:
        done = dialog.exec() == QDialog.DialogCode.Accepted
        answer = dialog.answer if done else None
        dialog.deleteLater()
        if self._stays:
            self._window.activateWindow()
        return answer

    def tell(self, heading: str, text: str, details: str = "") -> None:
        """Say something."""
        close = Choice(name="close", text=tr("Dialog", "Close"), is_default=True)
        self._run(MessageDialog(self._over, heading, text, [close], details))

    def confirm(self, heading: str, text: str, yes: str) -> bool:
        """Ask whether to go on."""
        choices = (Choice(name="no", text=tr("Dialog", "Cancel")), Choice(name="yes", text=yes, is_default=True))
        return self.ask(heading, text, choices) == "yes"

    def ask(self, heading: str, text: str, choices: Sequence[Choice], details: str = "") -> str | None:
        """Ask for one of several answers."""
        return self._run(MessageDialog(self._over, heading, text, choices, details))

    def text(self, heading: str, caption: str, value: str = "") -> str | None:
        """Ask for a line of text, not empty."""
        field = Field(name="text", caption=caption, value=value)
        wrong = tr("Dialog", "Nothing is written here yet.")
        form = Form(
            title=heading,
            fields=(field,),
            accept=tr("Dialog", "OK"),
            wrong=lambda values: "" if values["text"].strip() else wrong,
        )
        values = self.form(form)
        return values["text"].strip() if values else None

    def form(self, form: Form) -> dict[str, str] | None:
        """Ask for several things."""
        dialog = FormDialog(self._over, form)
        answer = self._run(dialog)
        return dialog.values() if answer is not None else None

    def pick(self, question: ListQuestion) -> str | None:
        """Ask for one of a list."""
        return self._run(PickDialog(self._over, self._look, question))

    def article_details(self, article: Article) -> ArticleDetails | None:
        """Ask for title, language and publication date."""
        values = self.form(details_form(article))
        if values is None:
            return None
        return ArticleDetails(
            title=values["title"].strip(),
            language=values["language"].strip().lower() or None,
            published=values["published"].strip() or None,
        )

    def files_to_open(self, heading: str, kinds: str, folder: Path | None = None) -> list[Path]:
        """Ask for files."""
        names, _ = QFileDialog.getOpenFileNames(self._over, heading, str(folder or Path.home()), kinds)
        return [Path(name) for name in names]

    def file_to_open(self, heading: str, kinds: str, folder: Path | None = None) -> Path | None:
        """Ask for one file."""
        name, _ = QFileDialog.getOpenFileName(self._over, heading, str(folder or Path.home()), kinds)
        return Path(name) if name else None

    def file_to_save(self, heading: str, kinds: str, proposed: Path) -> Path | None:
        """Ask for the place of a file that is to be written."""
        name, _ = QFileDialog.getSaveFileName(self._over, heading, str(proposed), kinds)
        return Path(name) if name else None

    def folder(self, heading: str, folder: Path | None = None) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(self._over, heading, str(folder or Path.home()))
        return Path(name) if name else None

    def run(self, dialog: Dialog) -> bool:
        """Show a dialog that was made for one purpose."""
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()  # when the caller, who reads it, has come back to the event loop
        return accepted

    def show_folder(self, folder: Path) -> None:
        """Show a folder in the system's file manager."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self.tell(tr("Dialog", "The folder cannot be shown"), str(folder))


def details_form(article: Article) -> Form:
    """Return the form about an article's title, language and date."""
    return Form(
        title=tr("Dialog", "Title, language, date"),
        intro=tr("Dialog", "What the import found out. The text itself never changes."),
        fields=(
            Field(name="title", caption=tr("Dialog", "Title"), value=article.title),
            Field(
                name="language",
                caption=tr("Dialog", "Language"),
                value=article.language or "",
                kind=Kind.OPTIONS,
                options=tuple((code, tr("Languages", name)) for code, name in LANGUAGES),
                editable=True,
            ),
            Field(
                name="published",
                caption=tr("Dialog", "Published"),
                value=article.published or "",
                hint=tr("Dialog", "2025-10-14, or empty"),
            ),
        ),
        accept=tr("Dialog", "Keep"),
        wrong=wrong_details,
    )


def wrong_details(values: Mapping[str, str]) -> str:
    """Return what is wrong with an article's details, or an empty text."""
    if not values["title"].strip():
        return tr("Dialog", "The article needs a title.")
    language = values["language"].strip()
    if language and not (len(language) == 2 and language.isascii() and language.isalpha()):
        return tr("Dialog", "“{typed}” is no language code: two letters, such as de.").format(typed=language)
    published = values["published"].strip()
    if published and not _is_day(published):
        return tr("Dialog", "“{typed}” is no day: year, month and day, such as 2025-10-14.").format(typed=published)
    return ""


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
