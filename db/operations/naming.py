"""How steps speak of words and titles."""

LONGEST = 48  # characters of an article's words in a step's name


def quoted(words: str) -> str:
    """Return words in quotation marks, on one line, cut to a readable length."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + '…'}”"


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: "1 article", "3 articles"."""
    return f"{number} {one if number == 1 else many}"
