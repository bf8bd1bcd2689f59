"""What action rows may ask of the window: the narrow interface that it implements."""

from typing import Protocol


class ProjectCommands(Protocol):
    """The file and its sessions."""

    def new_project(self) -> None:
        """Ask for a name and place, and make a project."""

    def open_project(self) -> None:
        """Ask for a project file and open it."""

    def open_recent(self) -> None:
        """Show the recent projects to choose from."""

    def save_copy(self) -> None:
        """Write a verified copy of the project to one file."""

    def restore_backup(self) -> None:
        """Show the backups; one opens as a new file."""

    def import_files(self) -> None:
        """Ask for text files and import them."""

    def import_folder(self) -> None:
        """Ask for a folder and import its text files."""

    def import_pasted(self) -> None:
        """Import the text of the clipboard as an article."""

    def export(self) -> None:
        """Show the export dialog."""

    def new_session(self) -> None:
        """Ask for name, annotator and articles, and start a session."""

    def show_sessions(self) -> None:
        """Show the sessions to re-open."""

    def edit_session(self) -> None:
        """Change the name, annotator or articles of the session."""

    def show_steps(self) -> None:
        """Show the steps of the session, the last first."""

    def quit(self) -> None:
        """Close the window."""


class ArticleCommands(Protocol):
    """The queue and the article shown."""

    def next_article(self) -> None:
        """Show the next article of the queue."""

    def previous_article(self) -> None:
        """Show the previous article of the queue."""

    def done_and_next(self) -> None:
        """Mark the article done and show the next open one."""

    def toggle_done(self) -> None:
        """Mark the article done, or open again."""

    def flag_article(self) -> None:
        """Set or take the article's flag."""

    def edit_article(self) -> None:
        """Ask for title, language and publication date."""

    def remove_article(self) -> None:
        """Hide the article from the project, as a step."""

    def find_in_article(self) -> None:
        """Show the find bar."""

    def find_next(self) -> None:
        """Go to the next hit."""

    def find_previous(self) -> None:
        """Go to the previous hit."""

    def copy(self) -> None:
        """Copy the selected words, or those of the chosen annotation, exactly."""


class AnnotationCommands(Protocol):
    """Marking, and the annotation chosen."""

    def give_label(self, key: str) -> None:
        """Label the selection, relabel the annotation chosen, or arm the label with this key."""

    def choose_next(self) -> None:
        """Choose the next annotation of the article."""

    def choose_previous(self) -> None:
        """Choose the previous annotation of the article."""

    def choose_overlapping(self) -> None:
        """Choose the next of the annotations that overlap here."""

    def let_go(self) -> None:
        """Leave the chosen annotation, drop the selection, disarm the label: the first that applies."""

    def remove_annotation(self) -> None:
        """Remove the annotation chosen."""

    def move_end(self, *, end: bool, forward: bool, by_word: bool) -> None:
        """Move the start or the end of the annotation chosen by a word or a character."""

    def edit_value(self) -> None:
        """Put the caret into the value field."""

    def edit_note(self) -> None:
        """Put the caret into the note field."""

    def flag_annotation(self) -> None:
        """Set or take the flag of the annotation chosen."""


class SuggestionCommands(Protocol):
    """The suggestions of the article."""

    def accept_suggestion(self) -> None:
        """Accept the suggestion chosen as it is, and choose the next one; with none chosen only that."""

    def next_suggestion(self) -> None:
        """Choose the suggestion after the caret or after what is chosen."""

    def previous_suggestion(self) -> None:
        """Choose the suggestion before the caret or before what is chosen."""

    def reject_suggestion(self, *, everywhere: bool = False) -> None:
        """Reject the suggestion chosen, in this article or everywhere, and choose the next one."""

    def take_reading(self, number: int) -> None:
        """Accept the suggestion chosen in one of its readings, the first one being 0."""

    def show_suggestions(self) -> None:
        """Make and show suggestions, or do neither."""

    def show_furniture(self) -> None:
        """Show suggestions in page furniture too, or hold them back again."""

    def show_quality(self) -> None:
        """Show how good suggestions have been."""

    def switch_learning(self) -> None:
        """Learn from decisions, or let the rules suggest alone."""

    def learn_now(self) -> None:
        """Learn from what was decided, in the worker."""


class QueueCommands(Protocol):
    """The order of the queue, and the making of suggestions."""

    def order_queue(self, order: str) -> None:
        """Let the articles come in the order "queue", "waiting" or "uncertain"."""

    def make_suggestions_again(self) -> None:
        """Make the suggestions of all articles again, beside the window."""


class ManyCommands(Protocol):
    """Many at once."""

    def accept_visible(self) -> None:
        """Show the suggestions in sight, and accept those that stay ticked."""

    def label_equal(self) -> None:
        """Look for all that equals the annotation or suggestion chosen, and label what stays ticked."""

    def label_hits(self) -> None:
        """Look for words or a pattern over the session, and label what stays ticked."""


class FactCommands(Protocol):
    """The facts of the article."""

    def pick(self) -> None:
        """Pick the annotation or suggestion chosen for an action on several, or let go of it."""

    def make_fact(self) -> None:
        """Put what is picked or chosen into a new fact."""

    def put_into_fact(self) -> None:
        """Put what is picked or chosen into the fact chosen, each into the role of its label."""

    def put_into_role(self) -> None:
        """Show the roles, and put what is picked or chosen into one of them in the fact chosen."""

    def next_proposal(self) -> None:
        """Choose the next fact that is proposed."""

    def previous_proposal(self) -> None:
        """Choose the proposed fact before."""

    def next_fact(self) -> None:
        """Choose the next fact that the annotation chosen serves, or the next one of the article."""

    def check_fact(self) -> None:
        """Mark the fact chosen as checked, or as open again."""

    def remove_fact(self) -> None:
        """Remove the fact chosen; its annotations stay."""

    def edit_roles(self) -> None:
        """Show the roles of the project, to add or retire some."""

    def show_fact_rejections(self) -> None:
        """Show which proposed facts were refused; some can be taken back."""


class NameCommands(Protocol):
    """What was rejected, and which spellings mean the same program."""

    def show_rejections(self) -> None:
        """Show what the annotator rejected; some can be taken back."""

    def join_program(self) -> None:
        """Choose the program that the words chosen stand for, everywhere."""

    def part_program(self) -> None:
        """Let the words chosen stand for themselves, everywhere."""


class AcrossCommands(Protocol):
    """The pages of the facts window."""

    def show_all_facts(self) -> None:
        """Show the table of all facts; from the table, the main window."""

    def show_programs(self) -> None:
        """Show the programs of the project; from there, the main window."""

    def show_disagreements(self) -> None:
        """Show where articles disagree; from there, the main window."""

    def show_overview(self) -> None:
        """Show the project as charts; from there, the main window."""


class ViewCommands(Protocol):
    """The window itself."""

    def undo(self) -> None:
        """Undo the session's last step."""

    def redo(self) -> None:
        """Redo the step undone last."""

    def next_pane(self) -> None:
        """Move the focus to the next pane."""

    def previous_pane(self) -> None:
        """Move the focus to the previous pane."""

    def zoom(self, steps: int) -> None:
        """Make the article's text larger or smaller; 0 gives its normal size."""

    def set_theme(self, choice: str) -> None:
        """Use the "light", "dark" or "system" theme."""

    def show_palette(self) -> None:
        """Show the command palette."""

    def show_shortcuts(self) -> None:
        """Show the shortcut sheet."""

    def show_menu(self) -> None:
        """Open the main menu."""

    def show_about(self) -> None:
        """Say which version this is and where its files lie."""


class Commands(
    ProjectCommands,
    ArticleCommands,
    AnnotationCommands,
    SuggestionCommands,
    ManyCommands,
    FactCommands,
    NameCommands,
    QueueCommands,
    AcrossCommands,
    ViewCommands,
    Protocol,
):
    """Everything that an action row can ask for."""
