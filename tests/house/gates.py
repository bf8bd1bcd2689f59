"""The gates: what the program's code may not contain, each with code that it must catch and code that it must pass.

Each works on the syntax tree, so that a comment or docstring may speak of what is forbidden.
"""

import re
from dataclasses import dataclass
from fnmatch import fnmatch

from tests.house.checks import (
    Check,
    convenient_writes,
    cursor_positions,
    enclosing,
    functions_of,
    guessed_formats,
    import_effects,
    lossy_decoding,
    module_globals,
    modules_of,
    names_of,
    other_words,
    star_imports,
    strings_of,
    undeclared_encodings,
    widget_texts,
)
from tests.house.sources import Finding, Source

CURSOR_MODULES = ("desktop/offset_map.py",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A rule, and the proof that it is one."""

    name: str
    check: Check
    allowed: tuple[str, ...] = ()  # patterns of the files that may, or "file::function"
    caught: tuple[str, ...]  # snippets that break the rule
    passed: tuple[str, ...] = ()  # snippets that look alike, and don't

    def findings(self, source: Source) -> list[Finding]:
        """Return where a source breaks the rule."""
        if any(fnmatch(source.path, pattern) for pattern in self.allowed):
            return []
        found = [(getattr(node, "lineno", 1), what) for node, what in self.check(source.tree)]
        return [
            Finding(path=source.path, line=line, message=f"{self.name}: {what}")
            for line, what in found
            if not any(f"{source.path}::{name}" in self.allowed for name in enclosing(source.tree, line))
        ]


GATES = (
    Gate(
        name="no text is read back from a widget, and none is shown as rich text",
        check=names_of(
            "setHtml", "insertHtml", "toHtml", "setMarkdown", "insertMarkdown", "toMarkdown", "QTextBrowser",
            "toPlainText", "toRawText", "selectedText",
        ),
        allowed=("desktop/report_pdf.py::_document",),  # markup of our own, which loads nothing, to be printed
        caught=("view.setHtml(text)", "from PySide6.QtWidgets import QTextBrowser", "text = view.toPlainText()"),
        passed=("view.setPlainText(text)", '"""Never toPlainText()."""'),
    ),
    Gate(
        name="no text is read back from a block",
        check=widget_texts,
        caught=("text = cursor.block().text()", "text = block.text()", "t = doc.findBlockByNumber(3).text()"),
        passed=("text = self.field.text()", "text = articles.text(project, article)"),
    ),
    Gate(
        name="Qt does not guess whether a text is HTML",
        check=guessed_formats,
        allowed=("desktop/widgets/labels.py",),
        caught=("label = QLabel(title)", "button.setToolTip(title)", "QMessageBox(window)"),
        passed=("label = PlainLabel(title)", "button.setToolTip(tool_tip(title))"),
    ),
    Gate(
        name="UTF-16 offsets stay in the module that converts them",
        check=cursor_positions,
        allowed=CURSOR_MODULES,
        caught=("cursor.setPosition(3)", "self.textCursor().position()", "at = block.position()", "c.selectionStart()"),
        passed=("at = event.position()", "line.setPosition(QPointF(0, 1))"),
    ),
    Gate(
        name="lines are split at newlines only",
        check=names_of("splitlines"),
        caught=("for line in text.splitlines(): pass",),
        passed=('for line in text.split("\\n"): pass',),
    ),
    Gate(
        name="no decoding loses characters",
        check=lossy_decoding,
        allowed=(
            "desktop/queue/delegate.py::cut",  # a line that is drawn, cut by Qt, perhaps within a pair
            "exchange/decoding.py::_strict",  # only to say on which line the fault is
            "exchange/jsonl_read.py::_clean",  # a lone surrogate becomes U+FFFD, as in every import
            "exchange/walking.py::shown",  # a file's name, never its text
            "exchange/whole_file.py::_beside",  # the name of the file that is written before it is put in place
        ),
        caught=(
            'data.decode("utf-8", "replace")',
            'open(name, encoding="utf-8", errors="ignore")',
            'str(data, "utf-8", "replace")',
        ),
        passed=('data.decode("utf-8", "strict")', 'text.replace("a", "b")', 'parse(errors="said")'),
    ),
    Gate(
        name="a text file has an encoding, and a written one a newline",
        check=undeclared_encodings,
        caught=(
            "open(name)",
            'open(name, "w", encoding="utf-8")',
            "path.read_text()",
            'path.write_text("a", encoding="utf-8")',
            'target.open("w")',
            "path.open()",
        ),
        passed=(
            'open(name, "rb")',
            'path.open("w", encoding="utf-8", newline="")',
            'path.write_text("a", encoding="utf-8", newline="\\n")',
            "Project.open(place)",
            'os.open(name, os.O_RDONLY)',
        ),
    ),
    Gate(
        name="sqlite-utils overwrites, skips and alters nothing",
        check=convenient_writes,
        caught=("table.insert(row, replace=True)", "table.insert_all(rows, ignore=True)", "t.insert(row, alter=True)"),
        passed=("table.insert(row, alter=False)",),
    ),
    Gate(
        name="no script commits in passing",
        check=names_of("executescript"),
        caught=('connection.executescript("CREATE TABLE a(b)")',),
    ),
    Gate(
        name="only the one door commits",
        check=names_of("commit"),
        allowed=("db/project*.py",),
        caught=("connection.commit()",),
        passed=('connection.execute("COMMIT")',),
    ),
    Gate(
        name="no SQL deletes or overwrites in passing",
        check=strings_of(
            r"(INSERT|UPDATE|CONFLICT)\s+(OR\s+)?REPLACE|REPLACE\s+INTO|ON\s+DELETE\s+(CASCADE|SET|RESTRICT|NO)",
            re.IGNORECASE,
        ),
        caught=('sql = "INSERT OR REPLACE INTO a VALUES (1)"', 'sql = "REFERENCES a ON  delete CASCADE"'),
        passed=('sql = "INSERT INTO a VALUES (1)"', 'sentence = "Restore a backup, or replace the file."'),
    ),
    Gate(
        name="no address of a database is put together from strings",
        check=strings_of(r"^file:"),
        caught=('address = f"file:{path}?mode=ro"', 'address = "file:" + path'),
        passed=('address = path.as_uri() + "?mode=ro"', 'sentence = "In this file: nothing"'),
    ),
    Gate(
        name="nothing that can run code is read from data",
        check=modules_of("pickle", "marshal", "shelve", "dill", "tarfile"),
        caught=("import pickle", "from tarfile import open"),
        passed=("import json",),
    ),
    Gate(
        name="no code is made from text",
        check=functions_of("eval", "exec", "__import__"),
        caught=('eval("1")', "exec(text)"),
        passed=("dialog.open()", "menu.exec(place)"),
    ),
    Gate(
        name="no process is forked: Qt and SQLite do not survive it",
        check=names_of("fork", "forkpty"),
        caught=("os.fork()", "from os import fork"),
        passed=("subprocess.run(command)",),
    ),
    Gate(name="no star imports", check=star_imports, caught=("from os import *",), passed=("from os import path",)),
    Gate(
        name="importing has no effects",
        check=import_effects,
        caught=("logging.basicConfig()", 'locale.setlocale(locale.LC_ALL, "")'),
        passed=('"""Says what."""', "def start():\n    run()"),
    ),
    Gate(
        name="no state of a module is altered",
        check=module_globals,
        caught=("def f():\n    global current\n    current = 1",),
        passed=("current = 1",),
    ),
)  # fmt: skip

WORDS = Gate(
    name="one word per thing",
    check=other_words,
    caught=("def read_mention(): pass", "class DocumentList: pass", "def f(entity_id): pass", "tags = []"),
    passed=("stage = 1", "percentage = 2", "articles = []", "vintage = 3"),
)
