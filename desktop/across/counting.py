"""How many there are on each page, which the header says before a page is opened."""

from collections.abc import Mapping

from db.project import Project
from db.queries import disagreements, fact_table, program_list
from desktop.across.pages import PageName

MOST = 5_000  # facts, up to which programs and disagreements are counted unasked


def counts(project: Project) -> Mapping[PageName, int]:
    """Return what can be counted without a long look."""
    found = {PageName.FACTS: fact_table.count(project)}
    if found[PageName.FACTS] <= MOST:
        found[PageName.PROGRAMS] = len(program_list.all_of(project))
        found[PageName.DISAGREEMENTS] = len(disagreements.open_ones(project))
    return found
