"""Damage of every kind, anywhere in the file: a sentence or a right answer, never a traceback."""

import random

import pytest

from tests.desktop.commands.runs import SEEDS

PAGE = 4096
COMMANDS = (
    ("info", "--json"),
    ("check", "--rebuild"),
    ("steps",),
    ("export", "--format", "jsonl", "--out", "{out}"),
    ("undo",),
    ("annotate", "--from", str(SEEDS / "annotations.jsonl")),
)


def page_of_noise(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = chance.randbytes(PAGE)


def page_of_nothing(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)


def bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def json_in_it(data: bytearray, chance: random.Random) -> None:
    words = chance.choice([b'"changes"', b'"state"', b'"kind"', b'"min"', b'{"'])
    places = [at for at in range(len(data)) if data.startswith(words, at)]
    at = chance.choice(places)
    data[at : at + len(words)] = b"x" * len(words)


def end(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


@pytest.mark.parametrize("harm", [page_of_noise, page_of_nothing, bit, json_in_it, end], ids=lambda harm: harm.__name__)
def test_whatever_is_damaged(beleg, annotated, tmp_path, harm):
    whole, chance = annotated.read_bytes(), random.Random(harm.__name__)
    for _ in range(3):
        harmed = bytearray(whole)
        harm(harmed, chance)
        for command, *options in COMMANDS:
            annotated.write_bytes(harmed)
            ran = beleg(command, annotated, *(option.format(out=tmp_path / "out.jsonl") for option in options))
            assert ran.status in (0, 1)
            assert (ran.status == 1) == bool(ran.err)
