"""Dates: calendar points and stretches as EDTF (guideline, section 5)."""
