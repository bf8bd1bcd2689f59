"""What keeps a learner from learning."""

from values.errors import KnownError


class NothingToLearn(KnownError):
    """No example holds a span."""

    def __init__(self) -> None:
        super().__init__()

    def sentence(self) -> str:
        """Return what is missing."""
        return (
            "There is nothing to learn from yet: no article is marked. Mark some articles, set them to done, and "
            "learn again."
        )


class EngineMissing(KnownError):
    """An engine is an optional extra and not installed here."""

    def __init__(self, *, title: str, install: str) -> None:
        super().__init__()
        self.title = title
        self.install = install  # the command that installs it

    def sentence(self) -> str:
        """Return what is missing and how to get it."""
        return f"{self.title} is not installed here. Install it with “{self.install}”, or choose another engine."


class ModelUnreadable(KnownError):
    """Bytes that are no model of an engine."""

    def __init__(self, *, engine: str) -> None:
        super().__init__()
        self.engine = engine

    def sentence(self) -> str:
        """Return what cannot be read, and what to do."""
        return (
            f"What was learned with {self.engine} cannot be read, so the rules suggest alone. Learn again: nothing "
            "that was decided is lost."
        )
