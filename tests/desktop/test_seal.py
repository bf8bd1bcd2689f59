"""The seal: what it holds for, whose key it is, and what becomes of it where the key is lost, damaged or raced for."""

import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from desktop import seal

pytestmark = pytest.mark.usefixtures("home")


def test_a_seal_holds_for_the_same_bytes_alone():
    given = seal.seal(b"learned")
    assert seal.is_sealed(b"learned", given)
    assert not seal.is_sealed(b"learnee", given)
    assert not seal.is_sealed(b"", given)


@pytest.mark.parametrize("given", [None, "", "0" * 64, "ä" * 64, "\ud800", 7, ["x"], {"a": 1}, True])
def test_anything_else_is_no_seal(given):
    seal.seal(b"learned")
    assert not seal.is_sealed(b"learned", given)


def test_without_a_key_nothing_is_sealed_and_asking_makes_none(home):
    assert not seal.is_sealed(b"learned", "0" * 64)
    assert not home.exists()


def test_another_home_has_another_key(home, monkeypatch):
    given = seal.seal(b"learned")
    monkeypatch.setenv("BELEG_HOME", str(home / "another"))
    assert not seal.is_sealed(b"learned", given)
    assert seal.seal(b"learned") != given


def test_the_key_is_kept_and_lies_alone(home):
    first = seal.installation_key()
    assert seal.installation_key() == first
    assert [path.name for path in home.iterdir()] == ["seal.key"]
    assert (home / "seal.key").read_bytes() == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")
def test_nobody_else_can_read_it(home):
    seal.installation_key()
    assert stat.S_IMODE((home / "seal.key").stat().st_mode) == 0o600


@pytest.mark.parametrize("links", [True, False])
def test_those_who_make_it_at_once_agree(monkeypatch, links, home):
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _number: seal.installation_key(), range(32)))
    assert {len(key) for key in keys} == {seal.KEY_BYTES}
    assert not links or len(set(keys)) == 1
    assert keys[-1] == seal.installation_key()
    assert [path.name for path in home.iterdir()] == ["seal.key"]


def _no_links(_source, _target):
    raise PermissionError(1, "Operation not permitted")


def test_a_damaged_key_is_made_anew(home):
    given = seal.seal(b"learned")
    (home / "seal.key").write_bytes(b"short")
    assert not seal.is_sealed(b"learned", given)
    assert seal.is_sealed(b"learned", seal.seal(b"learned"))


def test_what_keeps_the_key_from_being_kept_is_said(home):
    home.parent.mkdir(parents=True, exist_ok=True)
    home.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(seal.KeyNotKept) as caught:
        seal.seal(b"learned")
    assert str(home / "seal.key") in caught.value.sentence()
    assert caught.value.cause in caught.value.sentence()
