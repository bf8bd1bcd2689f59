"""Running the command line within the test, and what the tests of it share."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import seeds
from desktop import cli
from tests.house.sources import REPOSITORY

SEEDS = REPOSITORY / "seeds"
ARTICLES = len(seeds.articles())
ANNOTATIONS = sum(len(json.loads(line)["annotations"]) for line in seeds.annotations().splitlines())
FUNDING = "Neue Fördermittel 😀\n\nÜber 380 Millionen Euro fließen nach Österreich, seit 2024.\n"
AMOUNT = FUNDING.index("Über")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What became of one command."""

    status: int
    out: str
    err: str

    def lines(self) -> list[str]:
        """Return the lines of standard output."""
        return self.out.rstrip("\n").split("\n")

    def refusals(self) -> list[str]:
        """Return the lines of standard error."""
        return self.err.rstrip("\n").split("\n")


Run = Callable[..., Ran]


def runner(capsys) -> Run:
    """Return what runs a command."""

    def run(*arguments: object) -> Ran:
        capsys.readouterr()
        status = cli.main([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ran(status=status, out=said.out, err=said.err)

    return run


def seed_files() -> list[Path]:
    """Return the sample articles."""
    return [SEEDS / name for name, _ in seeds.articles()]


def lines_of(path: Path, articles: Iterable[dict]) -> Path:
    """Write a JSON Lines file."""
    path.write_bytes(b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in articles))
    return path


def marked(*annotations: dict, text: str = FUNDING, **more: object) -> dict:
    """Return the line of an article with annotations."""
    return {"text": text, "annotations": list(annotations), **more}


def amount(**more: object) -> dict:
    """Return an annotation of the amount in FUNDING."""
    return {"start": AMOUNT, "end": AMOUNT + len("Über 380 Millionen Euro"), "label": "amount", **more}
