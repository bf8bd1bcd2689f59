"""Finding a title by a few of its letters."""

FAR = 0.9  # letters that stand further apart are chance


def score(typed: str, title: str) -> float | None:
    """Return how well letters match a title, or None where they do not.

    Each word typed must be found: as the beginning of a word (best), inside one, or as letters in their order. "exp"
    finds "Export", "fa" finds "Flag the article", "dn" finds "Done, next".

    Args:
        typed: what the analyst typed; empty matches everything with 0.
        title: as it is shown.
    """
    total = 0.0
    for word in typed.casefold().split():
        points = _word(word, title.casefold())
        if points is None:
            return None
        total += points
    return total - len(title) / 1000  # of equal matches, the shorter title


def _word(word: str, title: str) -> float | None:
    place = title.find(word)
    if place == 0:
        return 10
    if place > 0 and not title[place - 1].isalnum():
        return 8
    initials = "".join(part[0] for part in title.replace(",", " ").split() if part[0].isalnum())
    if word[0] == initials[:1] and _follow(word, initials):
        return 7
    if place > 0:
        return 5
    return _in_order(word, title)


def _follow(word: str, initials: str) -> bool:
    letters = iter(initials)
    return all(letter in letters for letter in word)


def _in_order(word: str, title: str) -> float | None:
    """Return points for letters that follow each other in the title; fewer the further apart they stand."""
    first = at = title.find(word[0])
    for letter in word[1:]:
        if at < 0:
            return None
        at = title.find(letter, at + 1)
    if at < 0:
        return None
    points = 3 * len(word) / (at - first + 1)
    return points if points >= FAR else None
