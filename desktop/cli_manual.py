"""The manual's page about the command line, made from the commands."""

from collections.abc import Iterator
from textwrap import fill

from desktop.cli import NAME
from desktop.commands import table
from desktop.commands.command import QUIET, Argument, Command
from desktop.commands.table import Row

WIDTH = 120  # of the page's lines, in characters
_HEAD = f"""# The command line

    {NAME} [PROJECT]                opens the window
    {NAME} COMMAND PROJECT …        does the same work without a window

Nothing but the window and its pictures needs a display, or loads Qt. `{NAME} COMMAND --help` says what stands here.

What was asked for goes to standard output; what was refused, what went wrong, and the progress of long work go to
standard error. Both are UTF-8, whatever the locale says. Every command takes
`{", ".join(QUIET.names)}`: {QUIET.help}.

| exit status | meaning |
| --- | --- |
| 0 | done, and nothing was refused |
| 1 | refused, or something is wrong: a sentence on standard error says what, and what to do |
| 2 | the command was not understood |
| 130 | ended by Ctrl+C; what was done until then stays, as one step |

The command line has a session of its own, “Command line”, of the user whom the system names. What it changes are steps
of that session, which `{NAME} undo` takes back, and the window can.
"""


def pages() -> Iterator[tuple[str, str]]:
    """Yield each generated page: its path in the repository, and its whole text."""
    yield "docs/command-line.md", page()


def page() -> str:
    """Return the page about the command line as Markdown."""
    return _HEAD + "".join(_section(row) for row in (table.WINDOW, *table.ROWS))


def _section(row: Row) -> str:
    command = row.command()
    usage = " ".join([NAME, *([row.name] if row.name else []), *(_usage(argument) for argument in command.arguments)])
    lines = [_line(argument) for argument in command.arguments]
    table_ = "\n".join(["| argument | meaning |", "| --- | --- |", *lines])
    return f"\n## {row.name or 'The window'}\n\n    {usage}\n\n{_text(command)}\n\n{table_}\n"


def _text(command: Command) -> str:
    return "\n\n".join(fill(part, WIDTH, break_on_hyphens=False) for part in command.text.split("\n\n"))


def _usage(argument: Argument) -> str:
    given = _given(argument)
    if argument.names[0].startswith("-"):
        said = f"{argument.names[0]} {given}".rstrip()
        return said if argument.required else f"[{said}]"
    return f"[{given}]" if argument.options.get("nargs") == "?" else given


def _given(argument: Argument) -> str:
    """Return what is given with an argument, as the usage names it."""
    choices = argument.options.get("choices")
    metavar = "|".join(choices) if choices else argument.metavar
    return f"{metavar} …" if argument.options.get("nargs") == "+" else metavar


def _line(argument: Argument) -> str:
    names = ", ".join(argument.names) if argument.names[0].startswith("-") else argument.metavar
    given = _given(argument) if argument.names[0].startswith("-") else ""
    said = f"{names} {given}".rstrip().replace("|", "\\|")
    return f"| `{said}` | {argument.help} |"
