"""Making pages of a report: in a process of its own, which has Qt and no window; nobody waits for its layout.

A window's thread would hold the interpreter for as long as Qt lays out, and the command line has no Qt of its own.
"""

import multiprocessing
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final

from db.errors import KnownError
from desktop import version_gate
from desktop.jobs.processes import done_in_processes
from exchange.errors import ExportCancelled
from exchange.facts.printed import Pages

_MODULE: Final = "desktop.report_pdf"  # imported by its name, where it is needed: it brings Qt along


class CannotPrint(KnownError):
    """No pages can be made here."""

    def __init__(self, *, reason: str) -> None:
        self.reason = reason  # a clause

    def sentence(self) -> str:
        """Return what is missing, and another way."""
        return (
            f"No pages could be made: {self.reason}. Export the report as HTML instead (report-html), and print that"
            " from a browser."
        )


def printer(path: Path, cancelled: Callable[[], bool]) -> Callable[[Pages], bytes]:
    """Return what makes a PDF of a report for an export.

    Args:
        path: of the export, for the sentence.
        cancelled: asked several times a second.
    """

    def to_pdf(pages: Pages) -> bytes:
        """Return the PDF.

        Raises:
            CannotPrint: Qt cannot be loaded, or ends the process.
            ExportCancelled: as asked.
        """
        version_gate.check()
        for made in done_in_processes(_made, "", [pages], processes=1, cancelled=cancelled):
            if isinstance(made, str):
                raise CannotPrint(reason=made)
            return made
        raise ExportCancelled(path=str(path.resolve()))

    return to_pdf


def _made(_: str, pages: Pages) -> bytes | str:
    """Return the PDF, or why there is none."""
    if multiprocessing.parent_process() is None:
        return "the process that lays them out ended"  # what ended it would end this one
    os.environ["QT_HASH_SEED"] = "0"  # else Qt puts the fonts of a document in another order each time
    try:
        module = import_module(_MODULE)
    except ImportError as fault:
        return f"Qt cannot be loaded here ({fault})"
    try:
        made: bytes = module.without_window(pages)
    except module.TooLong:
        return "the report has more pages than Qt can lay out, some thousand"
    return made
