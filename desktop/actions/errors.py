"""Why a key cannot be given to an action."""

from db.errors import KnownError


class KeyTaken(KnownError):
    """Another action has the key."""

    def __init__(self, *, key: str, other: str) -> None:
        """Name the key and the title of the action that has it."""
        super().__init__()
        self.key = key
        self.other = other

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return f"“{self.key}” already means “{self.other}”. Give that action another key first, or take it over."


class KeyNotForWindow(KnownError):
    """A plain key would fire while something is typed."""

    def __init__(self, *, key: str) -> None:
        """Name the key."""
        super().__init__()
        self.key = key

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return (
            f"“{self.key}” alone works in the article only, and this action works in the whole window. "
            "Use it with Ctrl or Alt, or a function key."
        )


class KeyReserved(KnownError):
    """The key moves the caret or the focus."""

    def __init__(self, *, key: str) -> None:
        """Name the key."""
        super().__init__()
        self.key = key

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return f"“{self.key}” moves the caret or selects words, so no action can have it. Choose another key."


class KeyUnknown(KnownError):
    """The settings name a key that does not exist."""

    def __init__(self, *, key: str) -> None:
        """Name the text that is no key."""
        super().__init__()
        self.key = key

    def sentence(self) -> str:
        """Return what is wrong and what to do."""
        return f"“{self.key}” is no key. Press the keys themselves in the field of the shortcut sheet."
