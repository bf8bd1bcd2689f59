"""The version of Beleg."""

from importlib import metadata

PACKAGE = "beleg"


def installed_version() -> str | None:
    """Return the version that is installed; None where Beleg runs from its folder without being installed."""
    try:
        return metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        return None
