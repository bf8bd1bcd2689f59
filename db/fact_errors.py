"""Faults that making and changing facts can meet."""

from db.errors import KnownError


class UnknownRole(KnownError):
    """A role was given that the project does not have, or that was retired."""

    def __init__(self, *, role: str, known: tuple[str, ...]) -> None:
        self.role = role
        self.known = known

    def sentence(self) -> str:
        """Return the role and the ones there are."""
        return f"This project has no role “{self.role[:60]}”; its roles are {', '.join(self.known)}."


class WrongRole(KnownError):
    """A value was to go into a cell that takes another label."""

    def __init__(self, *, role: str, label: str, wanted: str) -> None:
        self.role = role
        self.label = label  # of what was given
        self.wanted = wanted  # that the role takes

    def sentence(self) -> str:
        """Return what the role takes, and what was given."""
        return (
            f"The role “{self.role}” takes what is labelled {self.wanted}, not {self.label}; nothing was changed."
            " Choose another role, or relabel the words."
        )


class InTheWay(KnownError):
    """A suggestion was to be taken into a fact where something else is marked by now."""

    def __init__(self, *, words: str, label: str, marked: str, marked_label: str) -> None:
        self.words = words
        self.label = label
        self.marked = marked
        self.marked_label = marked_label

    def sentence(self) -> str:
        """Return what was to be taken, what is marked there, and what to do."""
        return (
            f"“{self.words[:60]}” cannot be taken as {self.label}: “{self.marked[:60]}” is marked there as"
            f" {self.marked_label}, and says something else; nothing was changed. Put what is marked into the fact."
        )
