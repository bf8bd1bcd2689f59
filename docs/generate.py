"""Makes the generated pages of the documentation: `python3 tasks.py docs`. A test fails while one is stale.

A generator is a function of the program that yields (path, text) pairs: the path from the repository's root, the text
of the whole page. What a page says is then said once, in the code that does it.
"""

import argparse
import importlib
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
GENERATORS = (
    "desktop.actions.manual:pages",
    "desktop.cli_manual:pages",
)
NOTE = "<!-- Made by `python3 tasks.py docs`. Change the code that says it, not this page. -->\n\n"


def pages(generators: Iterable[str] = GENERATORS) -> Iterator[tuple[Path, str]]:
    """Yield each generated page's path and whole text.

    Args:
        generators: Functions, as "module:function".

    Raises:
        ValueError: A page would stand outside docs/, or two generators make the same one.
    """
    seen = set()
    for generator in generators:
        module, function = generator.split(":")
        for name, text in getattr(importlib.import_module(module), function)():
            path = ROOT / name
            if not path.is_relative_to(ROOT / "docs") or path in seen:
                raise ValueError(f"{generator} makes {name}, which is not its own page below docs/")
            seen.add(path)
            yield path, NOTE + text.rstrip("\n") + "\n"


def stale(generators: Iterable[str] = GENERATORS) -> list[Path]:
    """Return the pages that are missing or differ from what the code says now."""
    return [path for path, text in pages(generators) if not path.exists() or path.read_bytes() != text.encode()]


def write(generators: Iterable[str] = GENERATORS) -> list[Path]:
    """Write the stale pages, and return their paths."""
    written = []
    for path, text in pages(generators):
        if not path.exists() or path.read_bytes() != text.encode():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            written.append(path)
    return written


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check say which are stale."""
    parser = argparse.ArgumentParser(prog="docs/generate.py", description="Make the generated pages anew.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if a page is stale")
    check = parser.parse_args(arguments).check
    for path in (found := stale() if check else write()):
        sys.stdout.write(f"{path.relative_to(ROOT)} {'is stale: python3 tasks.py docs' if check else 'written'}\n")
    return int(check and bool(found))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
