"""Faults of the world that the project file can meet. Each carries fields and gives one sentence."""

from values.errors import KnownError as KnownError  # one class for all layers


class NotThere(KnownError):
    """Something was asked for that the project does not hold."""

    def __init__(self, *, kind: str, key: str) -> None:
        self.kind = kind  # "article", "annotation", "session", "label"
        self.key = key

    def sentence(self) -> str:
        """Return what was not found."""
        return f"This project holds no {self.kind} {self.key[:16]}; it may have been removed or undone."


class WordsDiffer(KnownError):
    """The words of an annotation are not those at its place in the article."""

    def __init__(self, *, start: int, end: int, words: str, found: str) -> None:
        self.start = start
        self.end = end
        self.words = words
        self.found = found

    def sentence(self) -> str:
        """Return both words and the place."""
        return (
            f"At characters {self.start}–{self.end} the article says “{self.found[:60]}”, not “{self.words[:60]}”;"
            " the annotation was not made. Mark the words again."
        )


class NoSpan(KnownError):
    """Two offsets that enclose no words of an article."""

    def __init__(self, *, start: int, end: int, length: int) -> None:
        self.start = start
        self.end = end
        self.length = length  # of the article, in code points

    def sentence(self) -> str:
        """Return the offsets and what they may be."""
        return (
            f"{self.start!r} to {self.end!r} is no span of an article of {self.length} characters: both are whole"
            " numbers, counted from 0, and the start is before the end; the annotation was not made."
            " Mark the words again."
        )


class ReadOnly(KnownError):
    """A change was asked for in a project that is open read-only."""

    def __init__(self, *, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason

    def sentence(self) -> str:
        """Return why the project cannot be changed."""
        return f"{self.path} is open read-only, nothing was changed: {self.reason}"


class NothingToUndo(KnownError):
    """Undo or redo was asked for and there is no step for it."""

    def __init__(self, *, redo: bool) -> None:
        self.redo = redo

    def sentence(self) -> str:
        """Return that there is nothing."""
        return "There is nothing to redo." if self.redo else "There is nothing to undo in this session."


class BuiltUpon(KnownError):
    """A step cannot be undone or redone because another session has built on it."""

    def __init__(self, *, step: str, other: str, session: str, redo: bool = False) -> None:
        self.step = step  # the name of the step
        self.other = other  # the name of the step that stands on it
        self.session = session  # that one's session and annotator
        self.redo = redo

    def sentence(self) -> str:
        """Return which step stands in the way."""
        verb = "redone" if self.redo else "undone"
        return (
            f"“{self.step}” cannot be {verb}: the step “{self.other}” of session “{self.session}” builds on it."
            " Undo that one first, in its session."
        )


class SessionExists(KnownError):
    """A session was to be started under a name that its annotator has used."""

    def __init__(self, *, name: str, annotator: str) -> None:
        self.name = name
        self.annotator = annotator

    def sentence(self) -> str:
        """Return which name is taken."""
        return f"{self.annotator} has a session “{self.name}” in this project already; choose another name, or open it."


class BadField(KnownError):
    """A field of an article or a session cannot hold what was given."""

    def __init__(self, *, field: str, given: str, expected: str) -> None:
        self.field = field
        self.given = given
        self.expected = expected

    def sentence(self) -> str:
        """Return the field, what was given, and what it takes."""
        return f"The {self.field} cannot be “{self.given[:60]}”: it takes {self.expected}."


class LoneSurrogate(KnownError):
    """Something typed or given holds half a character, which no file can keep."""

    def __init__(self, *, context: str) -> None:
        self.context = context  # the characters around it, with U+FFFD in its place

    def sentence(self) -> str:
        """Return where it stands and what to do."""
        return (
            f"Half a character (a lone surrogate) stands in “{self.context}”; nothing was changed."
            " Type or copy that character again."
        )


class UnknownLabel(KnownError):
    """A label was given that the project does not have."""

    def __init__(self, *, label: str, known: tuple[str, ...]) -> None:
        self.label = label
        self.known = known

    def sentence(self) -> str:
        """Return the label and the ones there are."""
        return f"This project has no label “{self.label[:60]}”; its labels are {', '.join(self.known)}."


class FileMoved(KnownError):
    """The project file is no longer where it was opened."""

    def __init__(self, *, path: str) -> None:
        self.path = path

    def sentence(self) -> str:
        """Return what happened and what to do."""
        return (
            f"{self.path} was moved, deleted or replaced while it was open; the last change was not saved."
            " Put the file back, or open it at its new place and make the change again."
        )


class StorageFault(KnownError):
    """The disk or the database refused a write."""

    def __init__(self, *, path: str, cause: str, busy: bool = False) -> None:
        self.path = path
        self.cause = cause  # SQLite's words
        self.busy = busy  # another connection was at it, and may be done in a moment

    def sentence(self) -> str:
        """Return what was refused, why, and what to do."""
        hints = {
            "full": "The disk is full: free some space and make the change again.",
            "locked": "Another program holds the file: close it and make the change again.",
            "readonly": "The file or its folder cannot be written: make it writable, or save a copy elsewhere.",
        }
        hint = next((hint for word, hint in hints.items() if word in self.cause), "Save a copy elsewhere and check it.")
        return f"The change to {self.path} was not saved ({self.cause}). {hint}"


class AlreadyThere(KnownError):
    """A project was to be made where a file stands."""

    def __init__(self, *, path: str) -> None:
        self.path = path

    def sentence(self) -> str:
        """Return which name is taken."""
        return f"{self.path} exists already; nothing was changed. Choose another name, or open it."


class CannotMake(KnownError):
    """A project file could not be made."""

    def __init__(self, *, path: str, cause: str) -> None:
        self.path = path
        self.cause = cause  # the system's words

    def sentence(self) -> str:
        """Return where and why."""
        return f"No project could be made at {self.path}: {self.cause}. Choose a folder that can be written."
