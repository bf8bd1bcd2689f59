"""The start-up without a screen: make the sample, take a picture of the window, write an export, say where they are."""

import sys
from pathlib import Path

from db.errors import KnownError
from db.queries.export import Selection
from desktop import folders
from desktop.jobs.exporting import export_project
from desktop.jobs.sample import make_sample
from desktop.startup import picture
from exchange.registry import FORMATS

SIZE = (1440, 900)  # pixels


def main(folder: Path) -> int:
    """Make the sample project, a picture and an export in a folder, and print where they are.

    Args:
        folder: is made where it is missing; what an earlier tour left is replaced.

    Returns:
        The exit status.
    """
    folder = folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    sample, shot, out = folder / "Sample.beleg", folder / "window.png", folder / f"sample{FORMATS[0].suffix}"
    try:
        sample.unlink(missing_ok=True)
        project = make_sample(sample, annotator="analyst", backups=folders.backups())
        written = export_project(project, chosen=FORMATS[0], selection=Selection(), path=out)
        project.close()
        picture(sample, shot, article=1, theme="light", size=SIZE)
    except KnownError as fault:
        print(fault.sentence(), file=sys.stderr)
        return 1
    print(f"project: {sample}")
    print(f"picture: {shot}")
    print(f"export:  {out} ({written.annotations} annotations of {written.articles} articles, read back and compared)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else folders.home() / "tour"))
