"""Machine paths: the repository speaks of no place that exists on one machine only."""

import re
from collections.abc import Iterator

from tests.house.sources import Finding

# Put together, so that this file does not find itself.
ROOTS = "|".join(("work", "root", "opt", "home/[a-z]+", "Users/[A-Za-z]+", "tmp/plan"))
PLACES = re.compile(rf"(?<![\w./~*-])/(?:{ROOTS})(?:/|\b(?![\w-]))" + "|" + r"(?:\.\./|\b)share" + "d/")


def machine_paths(path: str, text: str) -> Iterator[Finding]:
    """Yield each line that names such a place."""
    for number, line in enumerate(text.split("\n"), 1):
        if found := PLACES.search(line):
            yield Finding(path=path, line=number, message=f"speaks of {found[0]}")
