"""Every command that an action row can ask for is there, on exactly one controller."""

from desktop.actions.commands import Commands
from desktop.controllers.across import AcrossController
from desktop.controllers.annotations import AnnotationController
from desktop.controllers.articles import ArticleController
from desktop.controllers.facts import FactController
from desktop.controllers.learning import LearningController
from desktop.controllers.many import ManyController
from desktop.controllers.names import NameController
from desktop.controllers.projects import ProjectController
from desktop.controllers.queue_order import QueueOrderController
from desktop.controllers.roles import RoleController
from desktop.controllers.suggestions import SuggestionController
from desktop.controllers.views import ViewController

CONTROLLERS = (
    AcrossController,
    AnnotationController,
    ArticleController,
    FactController,
    LearningController,
    ManyController,
    NameController,
    ProjectController,
    QueueOrderController,
    RoleController,
    SuggestionController,
    ViewController,
)


def commands() -> set[str]:
    return {name for name in dir(Commands) if not name.startswith("_")}


def test_each_command_is_on_one_controller():
    found = {name: [kind.__name__ for kind in CONTROLLERS if hasattr(kind, name)] for name in commands()}
    assert commands() > {"undo", "give_label", "import_files", "done_and_next"}
    assert {name: kinds for name, kinds in found.items() if len(kinds) != 1} == {}
