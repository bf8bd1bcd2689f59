"""Names of the sessions that Beleg starts by itself."""

from typing import Final

FIRST_PASS: Final = "First pass"  # in a project that was opened in the window and has none
COMMAND_LINE: Final = "Command line"  # docs/decisions/0011-command-line-session.md
