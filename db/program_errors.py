"""Faults that changing programs can meet."""

from db.errors import KnownError


class ProgramThere(KnownError):
    """A program was to be called what another one is called."""

    def __init__(self, *, name: str, program: str) -> None:
        self.name = name
        self.program = program  # that the name means

    def sentence(self) -> str:
        """Return whose name it is, and what to do."""
        same = self.name == self.program
        whose = "is a program of this project" if same else f"is a name of the program “{self.program[:60]}”"
        return f"“{self.name[:60]}” {whose} already; nothing was changed. Merge the two, or choose another name."


class OwnName(KnownError):
    """What a program is called itself was to be split from it."""

    def __init__(self, *, program: str) -> None:
        self.program = program

    def sentence(self) -> str:
        """Return which name it is, and what to do."""
        return (
            f"“{self.program[:60]}” is what the program itself is called; nothing was changed."
            " Rename the program first, then split this name from it."
        )
