"""Proposes facts: from one program and what stands near it, records of a program, amounts, countries and dates."""
