"""Every class of known error has a sentence: found by walking the packages, made from the types of its fields."""

import dataclasses
import enum
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from db.errors import KnownError
from tests.house.sources import PACKAGES

NEEDS_MORE: dict[
    str, dict[str, object]
] = {}  # qualified name: arguments, where the types of the fields don't say enough

SENTENCES = frozenset({"reason", "why", "advice"})  # fields that hold a sentence themselves
SENTENCE = "Another window has it open."

SAMPLES: tuple[tuple[type, object], ...] = (
    (bool, True),
    (int, 3),
    (float, 1.5),
    (str, "Köln.txt"),
    (bytes, b"\xff"),
    (Path, Path("Köln.txt")),
    (BaseException, OSError(28, "No space left on device")),
)


def classes() -> list[type[KnownError]]:
    """Return every class of known error in the program, by name."""
    for package in PACKAGES:
        for module in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    return sorted(set(_below(KnownError)), key=name_of)


def name_of(kind: type) -> str:
    """Return a class's full name."""
    return f"{kind.__module__}.{kind.__qualname__}"


def make(kind: type[KnownError]) -> KnownError:
    """Return an error of the class, its fields filled with samples.

    Raises:
        TypeError: A field has a type that no sample is known for: add it to NEEDS_MORE.
    """
    given = dict(NEEDS_MORE.get(name_of(kind), {}))
    hints = typing.get_type_hints(kind if dataclasses.is_dataclass(kind) else kind.__init__)
    positional = []
    for name, parameter in inspect.signature(kind).parameters.items():
        if name in given or parameter.kind in {parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD}:
            continue
        if parameter.kind is parameter.POSITIONAL_ONLY:
            positional.append(_sample(hints[name]))
        else:
            given[name] = SENTENCE if name in SENTENCES and _holds_text(hints[name]) else _sample(hints[name])
    return kind(*positional, **given)


def complaint(sentence: str) -> str | None:
    """Return what is wrong with a sentence that an analyst reads, None if nothing is."""
    if len(sentence) < 20 or " " not in sentence:
        return "is too short to say what happened and what to do"
    if sentence != sentence.strip() or "  " in sentence:
        return "has spaces too many"
    if not (sentence[0].isupper() or sentence[0] in "“„\"'0123456789"):
        return "does not begin as a sentence"
    if sentence[-1] not in '.!?)”"':
        return "does not end as a sentence"
    if any(part in sentence for part in ("{", "}", "None", "<class", " object at ", "Path(", "Error(")):
        return "shows code"
    return None


def _below(kind: type[KnownError]) -> Iterator[type[KnownError]]:
    for child in kind.__subclasses__():
        if child.__module__.split(".")[0] in PACKAGES:
            yield child
        yield from _below(child)


def _holds_text(hint: object) -> bool:
    return hint is str or str in typing.get_args(hint)


def _sample(hint: object) -> object:
    """Return a value of a type."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in {typing.Union, types.UnionType}:
        return _sample(next(part for part in arguments if part is not type(None)))
    if origin is typing.Literal:
        return arguments[0]
    if isinstance(hint, typing.NewType):
        return _sample(hint.__supertype__)
    if origin is tuple and arguments and arguments[-1] is not Ellipsis:
        return tuple(_sample(part) for part in arguments)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {_sample(arguments[0]): _sample(arguments[1])}
    if isinstance(origin, type) and issubclass(origin, list):
        return [_sample(arguments[0])]
    if isinstance(origin, type) and issubclass(origin, set | frozenset):
        return origin({_sample(arguments[0])})
    if isinstance(origin, type) and issubclass(origin, Sequence):
        return (_sample(arguments[0]),)
    return _sample_of_class(hint)


def _sample_of_class(hint: object) -> object:
    if not isinstance(hint, type):
        raise TypeError(f"no sample for {hint}: add the class to NEEDS_MORE")
    if issubclass(hint, enum.Enum):
        return next(iter(hint))
    if issubclass(hint, KnownError):
        return make(hint)
    for kind, sample in SAMPLES:
        if issubclass(hint, kind) or (hint is Exception and kind is BaseException):
            return sample
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        return hint(**{item.name: _sample(hints[item.name]) for item in dataclasses.fields(hint)})
    raise TypeError(f"no sample for {hint}: add the class to NEEDS_MORE")
