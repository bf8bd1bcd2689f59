"""Proposes facts: from one program and what stands near it, records of a program, amounts, countries and dates."""

from values.facts.proposing import propose
from values.facts.types import Mark, ProposedFact

__all__ = ["Mark", "ProposedFact", "propose"]
