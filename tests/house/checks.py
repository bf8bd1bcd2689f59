"""What the gates look for in a syntax tree."""

import ast
import re
from collections.abc import Callable, Iterator

Check = Callable[[ast.Module], Iterator[tuple[ast.AST, str]]]

LOSSY = frozenset({"replace", "ignore", "surrogateescape"})
OTHER_WORDS = frozenset({"mention", "mentions", "entity", "entities", "tag", "tags", "document", "documents"})


def calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str, str]]:
    """Yield each call with its function's last name and the source of what it is called on ("" for a bare name)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node, node.func.attr, ast.unparse(node.func.value)
            elif isinstance(node.func, ast.Name):
                yield node, node.func.id, ""


def keyword(call: ast.Call, name: str) -> ast.expr | None:
    """Return the value of a keyword argument."""
    return next((item.value for item in call.keywords if item.arg == name), None)


def constants(tree: ast.AST) -> Iterator[ast.Constant]:
    """Yield the strings of the code, docstrings left out."""
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node


def names_of(*forbidden: str) -> Check:
    """Return the check that none of the names is used, imported or called."""

    def check(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
        for node in ast.walk(tree):
            name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else None
            if name in forbidden:
                yield node, name
            if isinstance(node, ast.ImportFrom):
                yield from ((node, alias.name) for alias in node.names if alias.name in forbidden)

    return check


def functions_of(*forbidden: str) -> Check:
    """Return the check that no function of these names is called. A method may have such a name: Qt's `exec()`."""

    def check(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
        yield from (
            (call, name) for call, name, owner in calls(tree) if name in forbidden and owner in {"", "builtins"}
        )

    return check


def enclosing(tree: ast.Module, line: int) -> set[str]:
    """Return the names of the functions around a line."""
    return {
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.lineno <= line <= (node.end_lineno or 0)
    }


def modules_of(*forbidden: str) -> Check:
    """Return the check that none of the modules is imported."""

    def check(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
        for node in ast.walk(tree):
            imported = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            imported += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            yield from ((node, name) for name in imported if name.split(".")[0] in forbidden)

    return check


def strings_of(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> Check:
    """Return the check that no string of the code has the pattern."""
    compiled = re.compile(pattern, flags)

    def check(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
        for node in constants(tree):
            if found := compiled.search(str(node.value)):
                yield node, found[0]

    return check


def widget_texts(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Find text that is read back from a rich text widget: a block's or a fragment's."""
    for call, name, owner in calls(tree):
        if name == "text" and re.search(r"(?i)(block|fragment)(\w*\(.*\))?$|findBlock\w*\(.*\)$", owner):
            yield call, f"{owner}.text()"


def guessed_formats(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Find labels and tool tips in which Qt would guess whether a text is HTML."""
    for call, name, _ in calls(tree):
        escaped = any(inner == "tool_tip" for argument in call.args for _, inner, _ in calls(argument))
        if name in {"QLabel", "QMessageBox", "setWhatsThis"} or (name == "setToolTip" and not escaped):
            yield call, f"{name}()"


def cursor_positions(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Find offsets in UTF-16: what text cursors and blocks count in. The position of a mouse event is another thing."""
    for call, name, owner in calls(tree):
        counts = name in {"positionInBlock", "selectionStart", "selectionEnd", "findBlock", "cursorForPosition"}
        points = name in {"position", "anchor", "setPosition"} and re.search(r"(?i)(cursor|block)(\w*\(.*\))?$", owner)
        if counts or points:
            yield call, f"{owner}.{name}()"


def lossy_decoding(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Find error handlers that lose or invent characters."""
    for call, name, _ in calls(tree):
        handler = keyword(call, "errors")
        if handler is None and name in {"decode", "encode"} and len(call.args) > 1:
            handler = call.args[1]
        if handler is None and name in {"str", "bytes"} and len(call.args) > 2:
            handler = call.args[2]
        if isinstance(handler, ast.Constant) and handler.value in LOSSY:
            yield call, f"errors={handler.value!r}"


def undeclared_encodings(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Find text files whose encoding, or when written whose newline, the platform would choose."""
    for call, name, owner in calls(tree):
        if name in {"read_text", "write_text"}:
            texts = "w" if name == "write_text" else "r"
        elif name == "open" and (not owner or owner in {"io", "codecs"}):
            texts = _mode(call, 1)
        elif name == "open" and (re.search(r"(?i)(path|file|target)$", owner) or _is_mode(call)):
            texts = _mode(call, 0)
        else:
            continue
        if "b" in texts:
            continue
        if keyword(call, "encoding") is None:
            yield call, f"{name}() without encoding"
        elif set("wax+") & set(texts) and keyword(call, "newline") is None:
            yield call, f"{name}() writes without newline"


def _is_mode(call: ast.Call) -> bool:
    first = call.args[0] if call.args else keyword(call, "mode")
    return isinstance(first, ast.Constant) and bool(re.fullmatch(r"[rwaxbt+]{1,3}", str(first.value)))


def _mode(call: ast.Call, place: int) -> str:
    given = call.args[place] if len(call.args) > place else keyword(call, "mode")
    return str(given.value) if isinstance(given, ast.Constant) else "r"


def convenient_writes(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Find the arguments with which sqlite-utils overwrites, skips or alters in silence."""
    for call, _, _ in calls(tree):
        for item in call.keywords:
            if item.arg in {"replace", "ignore", "alter"} and isinstance(item.value, ast.Constant) and item.value.value:
                yield call, f"{item.arg}=True"


def star_imports(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Find `from x import *`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            yield node, f"from {node.module} import *"


def import_effects(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Find calls that importing a module makes for their effect alone."""
    for node in tree.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield node, ast.unparse(node)[:60]


def module_globals(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Find `global`: state of a module that a function alters."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield node, f"global {', '.join(node.names)}"


def other_words(tree: ast.Module) -> Iterator[tuple[ast.AST, str]]:
    """Find names that use another word than ours: one word per thing."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            name = node.name
        elif isinstance(node, ast.arg):
            name = node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            name = node.id
        else:
            continue
        words = {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
        if words & OTHER_WORDS:
            yield node, name
