"""What can be wrong with a value that comes from outside: a file, or the value field."""


class KnownError(Exception):
    """A fault that is not a bug: it is shown as a sentence that says what, where, and what to do."""

    def sentence(self) -> str:
        """Return what is wrong, where, and what to do."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.sentence()


class ValueFault(KnownError):
    """A value that has not the shape the guideline gives it.

    Args:
        field: the JSON field, or "" for the value as a whole.
        found: what stands there, shortened.
        expected: what should stand there, as the end of the phrase "expected is ...".
    """

    def __init__(self, *, field: str, found: str, expected: str) -> None:
        super().__init__()
        self.field = field
        self.found = found if len(found) <= 60 else found[:59] + "…"
        self.expected = expected

    def sentence(self) -> str:
        """Return which field is wrong and what it should hold."""
        where = f"The field “{self.field}” of the value" if self.field else "The value"
        return f"{where} is {self.found}; expected is {self.expected}."


class FieldFault(KnownError):
    """Something typed into the value field that is no value.

    Args:
        typed: the whole text of the field.
        position: offset in code points of the first character that is wrong.
        problem: what is wrong, a clause without a full stop.
        remedy: what to write instead, a clause without a full stop.
    """

    def __init__(self, *, typed: str, position: int, problem: str, remedy: str) -> None:
        super().__init__()
        self.typed = typed
        self.position = max(0, min(position, len(typed)))
        self.problem = problem
        self.remedy = remedy

    def sentence(self) -> str:
        """Return what is wrong, at which character, and what to write instead."""
        return f"At character {self.position + 1}: {self.problem}; {self.remedy}."
