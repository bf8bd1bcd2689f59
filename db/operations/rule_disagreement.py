"""Rule a disagreement: what an analyst decided about two things that articles say."""

from db.errors import NotThere
from db.operations.naming import quoted
from db.project import Project
from db.records import Changes, SessionId
from db.rulings import Disagreement, Verdict

_SAID = {
    Verdict.SAME: "the same",
    Verdict.UPDATED: "updated later",
    Verdict.SOURCE_ERROR: "an error in the source",
    Verdict.DIFFERENT: "different things",
}


def rule_disagreement(
    project: Project, *, session: SessionId, disagreement: Disagreement, verdict: Verdict, note: str = ""
) -> Changes:
    """Decide a disagreement; it is not shown again, in whatever articles the same is said.

    Args:
        project: the open project.
        session: whose step it is; the ruling is its annotator's.
        disagreement: open, or ruled before: then the ruling is replaced.
        verdict: what was decided.
        note: why.

    Raises:
        NotThere: where there is no such session.
    """
    left, right = disagreement.compared
    about = quoted(disagreement.program) if disagreement.programs else "a disagreement"
    with project.transact(session=session, name=f"Rule {about}: {_SAID[verdict]}") as step:
        state = step.state("session", session)
        if state is None:
            raise NotThere(kind="session", key=session)
        key = disagreement.key if disagreement.ruling is None else disagreement.ruling.id
        sides = {
            "programs": list(disagreement.programs),
            "when": disagreement.when,
            "left": list(left),
            "right": list(right),
        }
        ruling = {
            "kind": disagreement.kind.value,
            "verdict": verdict.value,
            "annotator": state["annotator"],
            "note": note,
            "sides": sides,
        }
        if step.state("ruling", key) != ruling:
            step.put("ruling", key, ruling, article=None)
    return step.changes
