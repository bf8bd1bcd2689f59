"""The roles of facts that a project adds, and the proposed facts that were refused."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from db.facts import BUILT_IN, FactRejection, Role
from db.project import Project
from db.queries import articles, facts
from desktop.controllers.context import Controller
from desktop.telling import moment
from desktop.translate import tr

# What a command needs and the first picture does not is imported in the command.
if TYPE_CHECKING:
    from desktop.prompts import Form, Row

_KEYS = 9
_ANY = ""  # the option of a role that takes annotations of every label
_NEW = " new role"  # no role is called so: names have no space at their ends


class RoleController(Controller):
    """The commands of `FactCommands` that concern all facts of the project."""

    # ------------------------------------------------------------------------------------------------ roles

    def edit_roles(self) -> None:
        """Show the roles of the project, to add or retire some."""
        from desktop.prompts import Choice, ListQuestion

        self.window.controllers.annotations.settle()
        chosen = self.prompt.pick(
            ListQuestion(
                title=tr("Roles", "Roles of facts"),
                intro=tr(
                    "Roles",
                    "A role is a column of the facts, such as recipient or funder. The first five are always there.",
                ),
                rows=tuple(_rows(self._roles())),
                accept=tr("Roles", "Change…"),
                other=(Choice(name=_NEW, text=tr("Roles", "New role…")),),
            )
        )
        self.window.article.view.setFocus()
        if chosen == _NEW:
            self._ask(None)
        elif chosen is not None and chosen not in {role.name for role in BUILT_IN}:
            self._ask(next((role for role in self._roles() if role.name == chosen), None))
        elif chosen is not None:
            said = tr("Roles", "“{name}” is always there, and cannot be changed.").format(name=chosen)
            self.window.status.set_message(said)

    def _roles(self) -> list[Role]:
        return facts.roles(self.desk.the_project, retired=True)

    def _ask(self, role: Role | None) -> None:
        """Ask what a role is called and takes; None: it is new."""
        from db.operations.set_role import set_role

        found = self.prompt.form(self._form(role))
        session = self.desk.session
        if found is None or session is None:
            return
        name = role.name if role is not None else " ".join(found["name"].lower().split())
        changed = Role(name=name, label=found["label"] or None, retired=found.get("retired") == "yes")
        if changed != role:
            self.dispatch.run(lambda: set_role(self.desk.the_project, session=session.id, role=changed), self)

    def _form(self, role: Role | None) -> "Form":
        from desktop.prompts import Field, Form, Kind

        labels = ((_ANY, tr("Roles", "any label")), *((one.name, one.name) for one in self.desk.labels))
        takes = Field(
            name="label",
            caption=tr("Roles", "Takes annotations with"),
            value=role.label or _ANY if role is not None else _ANY,
            kind=Kind.OPTIONS,
            options=labels,
        )
        if role is None:
            name = Field(name="name", caption=tr("Roles", "Name"), hint=tr("Roles", "recipient"))
            return Form(
                title=tr("Roles", "New role"), fields=(name, takes), accept=tr("Roles", "Add"), wrong=self._wrong
            )
        retired = Field(
            name="retired",
            caption=tr("Roles", "Retired: offered no more; values in it stay"),
            value="yes" if role.retired else "",
            kind=Kind.TICK,
        )
        title = tr("Roles", "The role “{name}”").format(name=role.name)
        return Form(title=title, fields=(takes, retired), accept=tr("Roles", "Change"))

    def _wrong(self, values: Mapping[str, str]) -> str:
        name = " ".join(values["name"].lower().split())
        if not name:
            return tr("Roles", "Give the role a name.")
        if name in {role.name for role in self._roles()}:
            return tr("Roles", "There is a role “{name}” already.").format(name=name)
        return ""

    # ------------------------------------------------------------------------------------------------ refused facts

    def show_fact_rejections(self) -> None:
        """Show which proposed facts were refused; some can be taken back."""
        from db.operations.take_back_fact_rejections import take_back_fact_rejections
        from desktop.prompts import ListQuestion

        self.window.controllers.annotations.settle()
        project, session = self.desk.project, self.desk.session
        if project is None or session is None:
            return
        refused = facts.rejections(project, annotator=session.annotator)
        chosen = self.prompt.pick(
            ListQuestion(
                title=tr("Roles", "Refused facts"),
                intro=tr("Roles", "What you refused is not proposed again. Take it back to have it proposed."),
                rows=tuple(_refused_row(project, one) for one in refused),
                accept=tr("Roles", "Take back"),
                empty=tr("Roles", "You have refused no proposed fact."),
                only_shown=not self.desk.writable,
            )
        )
        self.window.article.view.setFocus()
        if chosen is not None and self.desk.writable:
            self.dispatch.run(lambda: take_back_fact_rejections(project, session=session.id, rejections=[chosen]), self)


def _rows(roles: list[Role]) -> "Iterator[Row]":
    """Yield the roles with their keys, which only those have that are in use."""
    in_use = [role for role in roles if not role.retired]
    for role in (*in_use, *(role for role in roles if role.retired)):
        number = in_use.index(role) + 1 if role in in_use else _KEYS + 1
        yield _row(f"{number}  " if number <= _KEYS else "", role)


def _row(key: str, role: Role) -> "Row":
    from desktop.prompts import Row

    takes = role.label or tr("Roles", "any label")
    always = role in BUILT_IN
    side = tr("Roles", "always there") if always else tr("Roles", "retired") if role.retired else ""
    return Row(name=role.name, text=key + role.name, detail=tr("Roles", "takes {label}").format(label=takes), side=side)


def _refused_row(project: Project, one: FactRejection) -> "Row":
    from desktop.across.table_cells import value_title  # not needed before the list is asked for
    from desktop.prompts import Row

    article = articles.get(project, one.article)
    values = " · ".join(value_title(same) for role, same in one.cells if role != "program")
    title = one.title or one.program or tr("Roles", "without a program")
    return Row(
        name=one.id,
        text=f"{title}: {values}" if values else title,
        detail=article.title if article is not None else "",
        side=moment(one.made_at),
    )
