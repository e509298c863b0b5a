"""Prints the list of all rules with their examples: ``python -m timeline.timex.rules``."""

import sys

from timeline.timex.rules.listing import listing

sys.stdout.write(listing())
