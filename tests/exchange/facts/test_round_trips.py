"""What is written is read back the same: every format of facts that loses nothing, over hostile projects."""

import io

import pytest
from hypothesis import HealthCheck, given, settings

from exchange.fact_formats import FACT_FORMATS, find_fact_format
from exchange.facts.report_words import shown
from tests.exchange.facts.strategies import projects

WHOLE = [one for one in FACT_FORMATS if one.whole]


def written(chosen, facts, about):
    file = io.BytesIO()
    chosen.write(file, iter(facts), about)
    return file.getvalue()


@pytest.mark.parametrize("chosen", WHOLE, ids=lambda one: one.name)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(project=projects())
def test_what_is_read_back_is_what_the_project_has(chosen, project):
    facts, about = project
    data = written(chosen, facts, about)
    assert list(chosen.read(io.BytesIO(data), source="x")) == facts
    assert [row for fact in facts for row in chosen.rows(fact)] == facts
    assert written(chosen, facts, about) == data


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(project=projects())
def test_a_report_says_what_it_should(project):
    facts, about = project
    chosen = find_fact_format("report-html")
    data = written(chosen, facts, about)
    assert list(chosen.read(io.BytesIO(data), source="x")) == [shown(fact) for fact in facts]
    assert written(chosen, facts, about) == data
