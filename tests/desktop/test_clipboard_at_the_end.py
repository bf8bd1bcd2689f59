"""Copying words and closing the window ends the process well."""

import os
import subprocess
import sys
from pathlib import Path

from desktop.jobs.sample import make_sample

COPY_AND_QUIT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop import folders
from desktop.application import Application
application = Application(["beleg"], home=folders.home())

def copy_and_quit():
    application.window.article.view.set_selection(0, 5)
    application.window.controllers.articles.copy()
    print(application.qt.clipboard().text())
    application.window.close()

QTimer.singleShot(0, copy_and_quit)
sys.exit(application.run(Path(sys.argv[1])))
"""


def test_copy_and_quit(tmp_path):
    project = tmp_path / "Sample.beleg"
    make_sample(project, annotator="analyst").close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", COPY_AND_QUIT, str(project)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "Sechs\n"), done.stderr
