"""The SQLite file that keeps everything a run found, and what the next run need not do again.

``with Store(Path("out/timeline.sqlite")) as store: store.search("border crossing")`` gives the
events and articles that hold both words, best first, with the words marked in a snippet.
"""

from timeline.store.file import Store
from timeline.store.run import Analysis, Run
from timeline.store.search import Hit

__all__ = ["Analysis", "Hit", "Run", "Store"]
