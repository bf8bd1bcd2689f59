"""What stands in place of the sides where there is nothing to compare: why, and what will be found."""

from desktop.across.nothing import Nothing
from desktop.translate import tr


class NothingToRule(Nothing):
    """A heading and a sentence or two."""

    def __init__(self) -> None:
        """Make it for a window without a project."""
        super().__init__()
        self.show_no_project()

    def show_no_project(self) -> None:
        """Say that no project is open."""
        self.say(tr("Across", "No project is open"), tr("Across", "Open one in the main window."))

    def show_reading(self) -> None:
        """Say that the facts are being compared."""
        self.say("", tr("Across", "Comparing the facts…"))

    def show_none_open(self, ruled: int) -> None:
        """Say that nothing is open."""
        what = tr(
            "Across",
            "Compared are facts of the same program that name the same date, or whose articles name the same round in"
            " their titles: by value, not by wording. Also looked at: whether parts add up to their amount, and whether"
            " dates lie in the program's years.",
        )
        if ruled:
            heading = tr("Across", "All disagreements are ruled")
        else:
            heading = tr("Across", "No articles disagree")
        self.say(heading, what)

    def show_none_ruled(self) -> None:
        """Say that nothing was ruled."""
        what = tr("Across", "What you decide about an open disagreement is kept here, and can be opened again.")
        self.say(tr("Across", "Nothing is ruled yet"), what)

    def show_none_found(self) -> None:
        """Say that the search leaves nothing."""
        what = tr("Across", "No disagreement holds all the words that are searched for.")
        self.say(tr("Across", "Nothing found"), what)
