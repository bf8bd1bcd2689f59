"""The command line: `beleg COMMAND …`, or `beleg [PROJECT]` for the window. Qt is not imported here.

Only what the command at hand needs is imported, so that `beleg --help` answers at once.
"""

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from textwrap import fill, indent

from db.errors import KnownError
from desktop.commands import interrupt, table
from desktop.commands.command import QUIET
from desktop.commands.console import Console
from desktop.commands.table import Row

NAME = "beleg"
WIDTH = 100  # of the help, in characters


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says.

    Args:
        arguments: without the program's name; None means those of this process.

    Returns:
        The exit status: 0 done; 1 refused or wrong, with a sentence on standard error; 2 a fault of usage; 130 after
        Ctrl+C.
    """
    console = Console.of_process()
    try:
        status = run(sys.argv[1:] if arguments is None else list(arguments), console)
        console.finish()
    except KnownError as fault:
        console.fault(fault.sentence())
        status = 1
    except KeyboardInterrupt:
        console.fault("Interrupted.")
        status = interrupt.STATUS
    except BrokenPipeError:
        status = 1
    if status:
        _let_go(console)
    return status


def run(arguments: list[str], console: Console) -> int:
    """Do what the arguments say; the faults of the world come out as they are."""
    row, rest = choose(arguments)
    if row is table.WINDOW and len(rest) > 1 and not any(word.startswith("-") for word in rest[:2]):
        console.fault(f"{NAME}: “{rest[0]}” is no command. {NAME} --help lists the commands.")
        return 2
    command = row.command()
    parser = parser_of(row)
    try:
        given: Namespace = parser.parse_intermixed_args(rest)
    except SystemExit as ended:  # argparse has said what is wrong, or the help
        return ended.code if isinstance(ended.code, int) else 2
    console.quiet = given.quiet
    return command.run(given, console)


def choose(arguments: list[str]) -> tuple[Row, list[str]]:
    """Return the command that the first argument names, and the other arguments; without a command it is the window."""
    leading = 1 if arguments[:1] and arguments[0] in QUIET.names else 0
    row = table.find(arguments[leading]) if len(arguments) > leading else None
    if row is None:
        return table.WINDOW, arguments
    return row, arguments[:leading] + arguments[leading + 1 :]


def parser_of(row: Row) -> ArgumentParser:
    """Return the parser of a command."""
    command = row.command()
    text = "\n\n".join(fill(paragraph, WIDTH) for paragraph in command.text.split("\n\n"))
    parser = ArgumentParser(
        prog=f"{NAME} {row.name}".rstrip(),
        description=text,
        epilog=None if row.name else list_of_commands(),
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    for argument in (*command.arguments, QUIET):
        argument.add(parser)
    return parser


def list_of_commands() -> str:
    """Return the commands with a line each, for the help."""
    width = max(len(row.name) for row in table.ROWS)
    lines = "\n".join(f"{row.name.ljust(width)}  {row.line}" for row in table.ROWS)
    return f"commands:\n{indent(lines, '  ')}\n\n{NAME} COMMAND --help says more about one of them."


def _let_go(console: Console) -> None:
    """After a fault, see that the end of the process does not stumble over output that nobody takes."""
    try:
        console.finish()
    except (OSError, KnownError):
        console.give_up()
