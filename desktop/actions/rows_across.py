"""Actions that show the pages of the facts window."""

from desktop.actions.action import Action, Group
from desktop.actions.state import in_project
from desktop.translate_mark import mark


def across_rows() -> tuple[Action, ...]:
    """Return the rows of the facts window."""
    return (
        Action(
            id="across.facts",
            title=mark("Actions", "Facts of all articles"),
            group=Group.FACTS,
            section=5,
            shortcuts=("F7",),
            enabled_when=in_project,
            run=lambda window: window.show_all_facts(),
            help=mark("Actions", "Shows all facts of the project as a table: sorted, filtered, grouped, added up."),
        ),
        Action(
            id="across.programs",
            title=mark("Actions", "Programs"),
            group=Group.FACTS,
            section=5,
            shortcuts=("F8",),
            enabled_when=in_project,
            run=lambda window: window.show_programs(),
            help=mark("Actions", "Lists the programs with their names, notes and identifiers; merges and splits them."),
        ),
        Action(
            id="across.disagreements",
            title=mark("Actions", "Disagreements"),
            group=Group.FACTS,
            section=5,
            shortcuts=("F9",),
            enabled_when=in_project,
            run=lambda window: window.show_disagreements(),
            help=mark(
                "Actions", "Lists where articles say different things, both sentences side by side, to be ruled on."
            ),
        ),
        Action(
            id="across.overview",
            title=mark("Actions", "Overview"),
            group=Group.FACTS,
            section=5,
            shortcuts=("F12",),
            enabled_when=in_project,
            run=lambda window: window.show_overview(),
            help=mark("Actions", "Shows the project as charts: amounts, countries, time, progress of the session."),
        ),
    )
