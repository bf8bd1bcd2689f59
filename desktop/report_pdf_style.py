"""How a report looks on the pages that Qt makes: the look of its HTML, in the words that Qt knows.

Qt takes heights and the lengths of tables in pixels of 1/96 inch, but margins at the side in dots of the page; it
counts the height of lines from what the font wants, and heeds no "@media".
"""

from string import Template

_INDENT = 12  # points
_POINTS = 72  # an inch
_STYLE = Template("""
body { font-size: 10pt; color: #1d2430; }
h1 { font-size: 22pt; font-weight: 600; margin-top: 0px; margin-bottom: 2px; }
h2 { font-size: 15pt; font-weight: 600; margin-top: 32px; margin-bottom: 2px; }
h3 { font-size: 11pt; font-weight: 600; margin-top: 15px; margin-bottom: 0px; }
h4 { font-size: 10.5pt; font-weight: 600; margin-top: 15px; margin-bottom: 3px; }
h4.under { margin-top: 0px; }
p { margin-top: 0px; margin-bottom: 3px; line-height: 104%; }
p.lead { color: #5b6472; font-size: 11pt; margin-bottom: 14px; }
p.about { color: #5b6472; margin-bottom: 0px; }
p.totals { margin-top: 6px; }
p.quote { font-family: "$serif"; margin-left: ${indent}px; margin-bottom: 4px; line-height: 106%; }
p.quote b { font-weight: 600; background-color: #fdeeb8; }
p.note { margin-left: ${indent}px; font-style: italic; }
p.state { color: #5b6472; font-size: 8.5pt; margin-left: ${indent}px; }
p.source { font-size: 9pt; margin-bottom: 4px; }
td { border-bottom: 0.7px solid #d8dce3; padding-top: 3px; padding-bottom: 3px; padding-right: 14px; }
th { font-weight: 600; color: #5b6472; font-size: 9pt; border-bottom: 0.7px solid #1d2430;
  padding-top: 8px; padding-bottom: 2px; padding-right: 14px; }
a { color: #1f4f99; text-decoration: none; }
td a { color: #1d2430; }
""")


def style(serif: str, resolution: int) -> str:
    """Return the style sheet.

    Args:
        serif: the family that quoted sentences are set in.
        resolution: of the page, dots an inch.
    """
    return _STYLE.substitute(serif=serif, indent=round(_INDENT * resolution / _POINTS))
