"""Makes the pictures of the manual anew, from the real window: `python3 tasks.py pictures`.

They show the sample project in the analyst's own pass: the first half of an article is decided and its fact is taken,
the rest is suggested, an annotation is chosen. Characters that our type does not have, such as emoji, come from the
machine's fonts: make the pictures where a font for them is installed.
"""

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from desktop.application import Application

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
THEMES = ("light", "dark")
SIZE = (1440, 900)  # pixels
ARTICLE = 1  # its place in the queue
DECIDED = 12  # suggestions that are accepted in the picture
CHOSEN = "über 380 Millionen Euro"  # words of the annotation shown as chosen
SETTLE_ROUNDS = 8  # of the event loop, until layouts and timers of zero have run
COLOURS = 256  # of a palette; a third of the size of a picture with all of them
GROUNDS = 64  # the most frequent colours, kept as they are: grounds, ink and accents
APART = 12  # any other colour of the palette differs by more than this in some channel, of 255
STRONGEST = 0  # the quality that means PNG's best compression to Qt


def main() -> int:
    """Paint the window in both themes, and say where the pictures are."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt is loaded
    from desktop.application import Application
    from desktop.theme.look import ThemeChoice

    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        application = Application(["beleg"], home=Path(home))
        set_scene(application, Path(home) / "Sample.beleg")
        for theme in THEMES:
            application.look.choose(ThemeChoice(theme))
            save(painted(application), FOLDER / f"window-{theme}.png")
        application.window.close()
    return 0


def set_scene(application: "Application", path: Path) -> None:
    """Show the sample, made at a path, as the pictures have it."""
    from db.operations.accept_suggestions import accept_suggestions
    from db.operations.make_facts import make_facts
    from db.queries import articles, proposals, sessions, suggestions
    from db.records import Annotation
    from desktop.jobs.sample import make_sample
    from desktop.jobs.suggesting import make_suggestions
    from desktop.session_names import FIRST_PASS

    project = make_sample(path, annotator="analyst")
    article = articles.at(project, ARTICLE)
    own = next(one for one in sessions.all_of(project) if one.name == FIRST_PASS)
    make_suggestions(project, session=own.id, processes=0)
    if article is not None:
        waiting = suggestions.of_article(project, article.id, own.id)
        accept_suggestions(project, session=own.id, suggestions={article.id: waiting[:DECIDED]})
        proposed = proposals.of_article(project, article.id, own.id)
        decided = [one for one in proposed if all(isinstance(item.marked, Annotation) for item in one.items)]
        facts = [one.as_new_fact() for one in decided]
        make_facts(project, session=own.id, article=article.id, facts=facts)
    application.window.resize(*SIZE)
    application.window.show()
    application.show_still(project, article.id if article else None, session=own.id)
    chosen = next(one for one in application.desk.annotations if " ".join(one.words.split()) == CHOSEN)
    application.window.choose(chosen.id)
    application.window.controllers.proposing.look_now()


def painted(application: "Application") -> "QImage":
    """Return the window as it is now."""
    for _ in range(SETTLE_ROUNDS):
        application.qt.processEvents()
    return application.window.grab().toImage()


def save(image: "QImage", out: Path) -> None:
    """Write a picture with a palette as PNG.

    Raises:
        OSError: it cannot be written.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    exact = image.convertToFormat(QImage.Format.Format_RGB32)
    nearest = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    small = exact.convertToFormat(QImage.Format.Format_Indexed8, palette(exact), nearest)
    if not small.save(str(out), "PNG", STRONGEST):
        raise OSError(f"{out} could not be written")
    sys.stdout.write(f"{out.relative_to(ROOT)}: {out.stat().st_size // 1000} KB\n")


def palette(image: "QImage") -> list[int]:
    """Return the colours of an image that stand for all of them, the most frequent first."""
    chosen: list[int] = []
    for colour, _ in Counter(memoryview(image.constBits()).cast("I")).most_common():
        if len(chosen) < GROUNDS or (len(chosen) < COLOURS and all(differ(colour, other) for other in chosen)):
            chosen.append(colour)
    return chosen


def differ(one: int, other: int) -> bool:
    """Say whether two colours, 0xAARRGGBB, differ visibly."""
    return any(abs((one >> shift & 255) - (other >> shift & 255)) > APART for shift in (0, 8, 16))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
