"""How a report looks, on a screen and on paper."""

from typing import Final

STYLE: Final = """\
body { font-family: "Source Sans Pro", "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, sans-serif;
  font-size: 10pt; line-height: 1.4; color: #1d2430; background-color: #ffffff; }
h1 { font-size: 22pt; font-weight: 600; line-height: 1.15; margin: 0 0 2pt; }
h2 { font-size: 15pt; font-weight: 600; line-height: 1.2; margin: 26pt 0 2pt; }
h3 { font-size: 11pt; font-weight: 600; margin: 12pt 0 0; }
h4 { font-size: 10.5pt; font-weight: 600; margin: 12pt 0 2pt; }
h4.under { margin-top: 0; }
p { margin: 0 0 3pt; }
p.lead { color: #5b6472; font-size: 11pt; margin-bottom: 10pt; }
p.about { color: #5b6472; margin-bottom: 1pt; }
p.totals { margin-top: 4pt; }
p.quote { font-family: "Source Serif Pro", "Source Serif 4", Georgia, "Times New Roman", serif; margin-left: 12pt; }
p.quote b { font-weight: 600; background-color: #fdeeb8; }
p.note { margin-left: 12pt; font-style: italic; }
p.state { color: #5b6472; font-size: 8.5pt; margin-left: 12pt; }
p.source { font-size: 9pt; }
table { border-collapse: collapse; margin: 2pt 0 8pt; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 2.5pt 10pt 2.5pt 0; border-bottom: 1px solid #d8dce3; }
th { font-weight: 600; color: #5b6472; font-size: 9pt; border-bottom-color: #1d2430; }
a { color: #1f4f99; text-decoration: none; }
td a { color: #1d2430; }
sup { font-size: 0.7em; line-height: 0; margin-left: 0.15em; }
@media screen {
  html { font-size: 106%; }
  body { max-width: 42rem; margin: 3rem auto; padding: 0 1.25rem; font-size: 1rem; line-height: 1.5; }
  h3, h4 { font-size: 1rem; }
  p.lead { font-size: 1.05rem; }
  p.state, p.source, th { font-size: 0.85rem; }
  p.source:target { background-color: #fdeeb8; }
}
@media print {
  @page { size: A4; margin: 20mm 22mm; }
  h2, h3, h4, p.about, p.totals { break-after: avoid; }
  div.fact, div.disagreement, tr { break-inside: avoid; }
  p { orphans: 2; widows: 2; }
  p.quote b { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
"""
