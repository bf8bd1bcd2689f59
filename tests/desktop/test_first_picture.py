"""What is imported before the first picture: Qt, and of ours only what the picture needs."""

import os
import subprocess
import sys
from pathlib import Path

from desktop.jobs.sample import make_sample

LISTED = Path(__file__).parent / "first_picture_modules.txt"
OURS = ("desktop", "exchange", "db", "values", "resources", "seeds")

SHOW = f"""
import sys
from pathlib import Path
from desktop import folders
from desktop.application import Application
application = Application(["beleg"], home=folders.home())
application.window.show()
application.open(Path(sys.argv[1]))
application.window.grab()
assert application.desk.annotations
named = [name.split(".")[0] for name, module in sys.modules.items()
         if "site-packages" in str(getattr(module, "__file__", None) or "")]
print(*sorted({{name for name in named if not name.startswith("_")}}))  # _: how the packages were installed
print(*sorted(name for name in sys.modules if name.split(".")[0] in {OURS!r}), sep="\\n")
sys.stdout.flush()
import os
os._exit(0)
"""


def test_only_what_the_first_picture_needs_is_imported_before_it(tmp_path, golden):
    project = tmp_path / "Sample.beleg"
    make_sample(project, annotator="analyst").close()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", SHOW, str(project)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=environment, timeout=60).stdout
    foreign, *ours = said.split("\n")
    assert foreign.split() == ["PySide6", "shiboken6"], "a library is imported before the first picture"
    golden(LISTED, "\n".join(ours))
