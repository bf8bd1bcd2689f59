"""Values: how many of the reference spans' values are read, and how long a reading takes.

The reference texts are no part of the project: BELEG_GOLD names their folder; without it accuracy is not measured.
"""

import os
import time
from pathlib import Path

import pytest

from benchmarks.conftest import Figures
from benchmarks.values_accuracy import language_of, rows, shares
from values.reading import read

WANTED = {"AMOUNT": 0.90, "DATE": 0.85, "COUNTRY": 0.98}
LANGUAGES = ("de", "en")


@pytest.fixture
def folder() -> Path:
    """Return the folder of the reference texts, or skip."""
    named = os.environ.get("BELEG_GOLD")
    if not named:
        pytest.skip("BELEG_GOLD names no folder with reference texts")
    return Path(named)


@pytest.mark.parametrize("dates", ["none", "text"])
def test_reference_values_are_read(folder: Path, figures: Figures, dates: str) -> None:
    found = [row for row in rows(folder, dates=dates) if row.language in LANGUAGES]
    for label, share in shares(found).items():
        figures.at_least(
            WANTED[label], f"values equal to the reference, {label.lower()}, article date {dates}", share, ""
        )


def test_one_reading_takes_far_less_than_a_frame(figures: Figures) -> None:
    text = "Die Regierung zahlt seit Anfang 2025 jährlich rund 22 Mio. Euro an Polen. " * 40
    spans = [
        (text.index(words), text.index(words) + len(words), label)
        for words, label in (
            ("rund 22 Mio. Euro", "amount"),
            ("Anfang 2025", "date"),
            ("Polen", "country"),
            ("Regierung", "program"),
        )
    ]
    for start, end, label in spans:
        read(text, start, end, label, language_of("001_de_x"), None)
        begun = time.perf_counter()
        for _ in range(200):
            read(text, start, end, label, "de", None)
        figures.at_most(1.0, f"reading one {label}", (time.perf_counter() - begun) * 5, "ms")
