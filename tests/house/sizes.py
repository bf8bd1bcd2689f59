"""Sizes: when a file passes 400 lines or a function 50, that is the moment to find the missing room."""

import ast
from collections.abc import Iterator

from tests.house.sources import Finding, Source

LINES_OF_FILE = 400
LINES_OF_FUNCTION = 50


def too_long(source: Source) -> Iterator[Finding]:
    """Yield the source if it is too long a file, and each function of it that is too long; docstrings don't count."""
    lines = source.text.count("\n")
    if lines > LINES_OF_FILE:
        yield Finding(path=source.path, line=1, message=f"the file has {lines} lines, more than {LINES_OF_FILE}")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            size = _lines(node) - _docstring_lines(node)
            if size > LINES_OF_FUNCTION:
                message = f"{node.name}() has {size} lines, more than {LINES_OF_FUNCTION}"
                yield Finding(path=source.path, line=node.lineno, message=message)


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return _lines(node.body[0]) if ast.get_docstring(node, clean=False) is not None else 0
