"""The manual's page about keys, made from the rows."""

from collections.abc import Iterator, Sequence

from desktop.actions.action import Action, Group, Reach
from desktop.actions.keys import shown
from desktop.actions.rows import all_rows

_HEAD = """# Keys

<!-- Made from desktop/actions/rows*.py by `python3 tasks.py docs`. Change the rows, not this page. -->

Every key can be changed: F1 opens the list, a click on a key takes a new one. Keys marked “article” are heard only
while the article has the focus; any field you type in keeps them for itself.

## Caret and selection in the article

| keys | what they do |
| --- | --- |
| ← → ↑ ↓ | move the caret by character and line |
| Shift+arrows | select by word |
| Ctrl+Shift+arrows | select by character |
| drag, double-click | select by word; with Ctrl by character |
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield each generated page: its path in the repository, and its whole text."""
    yield "docs/keys.md", keys_page(all_rows())


def keys_page(rows: Sequence[Action]) -> str:
    """Return the page about keys as Markdown."""
    return _HEAD + "".join(_section(group, [row for row in rows if row.group is group]) for group in Group)


def _section(group: Group, rows: list[Action]) -> str:
    lines = [f"\n## {group.value}\n", "| keys | action | what it does |", "| --- | --- | --- |"]
    return "\n".join([*lines, *(_line(row) for row in rows)]) + "\n"


def _line(row: Action) -> str:
    keys = ", ".join(dict.fromkeys(f"`{shown(key)}`" for key in row.shortcuts)) or "none"
    where = " (article)" if row.reach is Reach.ARTICLE and row.shortcuts else ""
    return f"| {keys}{where} | {row.title.rstrip('…')} | {row.help} |"
