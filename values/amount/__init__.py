"""Amounts: numerals, currencies, qualifiers, periods (guideline, section 3)."""
