"""Event timelines from news articles: what happened, when, where, and who says so."""
