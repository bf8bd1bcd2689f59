"""What was learned, in sentences."""

from collections.abc import Callable
from typing import Any

from desktop.jobs.learners.engines import engine
from desktop.jobs.quality_figures import Learning, learned_lines
from desktop.telling import grouped, moment
from desktop.translate import tr


def learned_text(learning: Learning, name_of: Callable[[str], str]) -> str:
    """Return what is said of learning: from how much, when, where it speaks, and how much better it is there.

    Args:
        learning: what was learned.
        name_of: the phrase for a rule or a label.
    """
    if not learning.enabled:
        return tr("Quality", "Switched off: the rules suggest alone, and nothing is learned.")
    if learning.elsewhere:
        return tr(
            "Quality",
            "What was learned in this project comes from another computer and is not used: the rules suggest alone."
            " Learn now, from the same decisions.",
        )
    if not learning.report:
        return tr(
            "Quality",
            "Nothing was learned yet. Set articles to done: what is marked in them, and what you rejected, is learned"
            " beside your work after every few of them.",
        )
    return "\n".join((_begin(learning), *_where(learning, name_of)))


def _begin(learning: Learning) -> str:
    report = learning.report
    said = tr(
        "Quality", "Learned {when} with {engine} from {articles} articles and {spans} annotations in them."
    ).format(
        when=moment(learning.made_at),
        engine=engine(report["engine"]).title,
        articles=grouped(report["articles"]),
        spans=grouped(report["spans"]),
    )
    moved = len(report["confidences"])
    if moved:
        said += " " + tr("Quality", "Your decisions changed how sure %n rule(s) are.", moved)
    return said


def _where(learning: Learning, name_of: Callable[[str], str]) -> list[str]:
    report = learning.report
    if not report["held_back"]:
        return [
            tr(
                "Quality", "The rules suggest alone until {needed} articles are done: fewer cannot prove anything."
            ).format(needed=report["needed"])
        ]
    lines = [_line(kind, filling) for kind, filling in learned_lines(learning, name_of)]
    if lines:
        return lines
    return [
        tr(
            "Quality",
            "On the {articles} articles held back for the proof, nothing was better than the rules by more than chance:"
            " the rules suggest alone.",
        ).format(articles=grouped(report["held_back"]))
    ]


def _line(kind: str, filling: dict[str, Any]) -> str:
    said = {
        "replaced": tr("Quality", "{label}: in the place of “{rules}”;"),
        "added": tr("Quality", "{label}: adds what no rule finds;"),
        "both": tr("Quality", "{label}: in the place of “{rules}”, and adds what no rule finds;"),
    }[kind]
    proof = tr("Quality", "exact F1 {after} instead of {before} on held-back articles ({wanted} annotations).")
    numbers = {"before": f"{filling['before']:.3f}", "after": f"{filling['after']:.3f}"}
    return f"{said} {proof}".format(**(filling | numbers | {"wanted": grouped(filling["wanted"])}))
