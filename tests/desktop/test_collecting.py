"""What refers to itself is collected again once the window is shown."""

import os
import subprocess
import sys
from pathlib import Path

SHOW_AND_CLOSE = """
import gc, sys
from PySide6.QtCore import QTimer
from desktop import collecting, folders
collecting.put_off()
from desktop.application import Application
application = Application(["beleg"], home=folders.home())

def look():
    if gc.isenabled():
        application.window.close()

waiting = QTimer(interval=10)
waiting.timeout.connect(look)
waiting.start()
assert not gc.isenabled()
sys.exit(application.run())
"""


def test_collecting_goes_on_with_the_window_shown(tmp_path):
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": root, "BELEG_HOME": str(tmp_path)}
    command = [sys.executable, "-c", SHOW_AND_CLOSE]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=30, check=False)
    assert done.returncode == 0, done.stderr
