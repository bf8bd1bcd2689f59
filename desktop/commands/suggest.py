"""`beleg suggest`."""

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from db.operations.naming import counted
from db.records import Refusal
from desktop.commands import interrupt
from desktop.commands.command import Argument, Command
from desktop.commands.console import Console
from desktop.jobs.suggesting_files import FoundInFile, Order, as_json, find_in_files
from values.rules import title
from values.show import show

LONGEST_WORDS = 60  # characters of a span in the table
LABEL_WIDTH = 8
VALUE_WIDTH = 34


def run(given: Namespace, console: Console) -> int:
    """Say what is found in files."""
    order = Order(
        language=given.language, published=given.published, encoding=given.encoding, furniture=given.furniture
    )
    files = annotations = refused = 0
    with interrupt.cancellable() as cancelled, console.progress("Searching") as progress:
        for outcome in find_in_files(given.files, order, progress=progress, cancelled=cancelled):
            if isinstance(outcome, Refusal):
                refused += 1
                console.fault(outcome.reason)
                continue
            files += 1
            annotations += len(outcome.found)
            if given.jsonl:
                console.answer_json_line(as_json(outcome))
            else:
                for line in readable(outcome):
                    console.answer(line)
        was_cancelled = cancelled()
    if not given.jsonl:
        found = counted(annotations, "suggestion", "suggestions")
        console.report(f"{found} in {counted(files, 'file', 'files')}.")
    if was_cancelled:
        console.fault(f"Interrupted after {counted(files, 'file', 'files')}.")
        return interrupt.STATUS
    return int(bool(refused))


def readable(outcome: FoundInFile) -> Iterator[str]:
    """Yield what was found in a file as lines for a person: line, label, value, words, and the rule that read them."""
    published = f", of {outcome.published}" if outcome.published else ""
    yield f"{outcome.file} ({outcome.language}{published})"
    for one, words, line in zip(outcome.found, outcome.words, outcome.lines, strict=True):
        said = " ".join(words.split())
        short = said if len(said) <= LONGEST_WORDS else said[: LONGEST_WORDS - 1] + "…"
        values = " or ".join(show(reading.value) for reading in (one.reading, *one.reading.readings))
        furniture = ", in page furniture" if one.furniture else ""
        rule = f"{title(one.reading.rule)}{furniture}"
        yield f"{line:6}  {one.label.value:<{LABEL_WIDTH}}  {values:<{VALUE_WIDTH}}  “{short}”  ({rule})"
    yield ""


def language(given: str) -> str:
    """Return a language's code as it is used.

    Raises:
        ArgumentTypeError: it is none.
    """
    if not re.fullmatch(r"[A-Za-z]{2}(?:[-_][A-Za-z]{2})?", given):
        raise ArgumentTypeError(f"{given!a} is no code of a language, such as de or en")
    return given[:2].lower()


def day(given: str) -> str:
    """Return a day as it is used.

    Raises:
        ArgumentTypeError: it is none.
    """
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError:
        raise ArgumentTypeError(f"{given!a} is no day, such as 2025-11-03") from None


COMMAND = Command(
    text=(
        "Says what is found in text files: programs, amounts, countries and dates, each with its value and the rule"
        " that read it. No project is needed, and nothing is written. Files are read as an import reads them; of a"
        " folder, all text files. One that is refused stops none of the others: it is named with the reason, and the"
        " exit status is 1.\n\n"
        "With --jsonl each file is one line of JSON: file, text_sha256, language, and annotations with start, end (code"
        " points of the text as it would be stored), label, value, rule and confidence. An ambiguous one has its other"
        " readings as well, a relative date the day it was reckoned from. Many files are searched in several processes,"
        " and come in order all the same. Ctrl+C ends it."
    ),
    arguments=(
        Argument(
            names=("files",),
            metavar="FILE",
            help="a text file or a folder",
            options={"type": Path, "nargs": "+"},
        ),
        Argument(
            names=("--language",),
            metavar="CODE",
            help="the language of the texts, such as de; else each text's own is found",
            options={"type": language},
        ),
        Argument(
            names=("--published",),
            metavar="DAY",
            help="the day of publication, such as 2025-11-03, that relative dates are reckoned from; else each text's"
            " own is found",
            options={"type": day},
        ),
        Argument(
            names=("--encoding",),
            metavar="NAME",
            help="how files that are neither UTF-8 nor marked are read, such as cp1252; else they are refused",
        ),
        Argument(
            names=("--jsonl",),
            help="as JSON, a line a file",
            options={"action": "store_true"},
        ),
        Argument(
            names=("--furniture",),
            help="with what stands in page furniture (menus, adverts, newsletter boxes), which is held back otherwise;"
            ' in JSON it is marked "furniture": true',
            options={"action": "store_true"},
        ),
    ),
    run=run,
)
