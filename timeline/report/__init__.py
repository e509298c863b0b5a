"""One self-contained HTML page that shows a timeline and the evidence for every date on it.

The claim "fell on Wednesday" becomes a mark on 14 July; selecting it shows the sentence with "fell"
and "on Wednesday" marked, the outlet, and the steps that turned the weekday into a day.
"""

from timeline.report.bundle import BESIDE, plotly_script
from timeline.report.figures import figure
from timeline.report.notebook import card, frame
from timeline.report.page import pieces, render

__all__ = ["BESIDE", "card", "figure", "frame", "pieces", "plotly_script", "render"]
