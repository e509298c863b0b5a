"""How the work is spread: in this process, over a pool of processes, or over a Dask cluster.

``spread("local", workers=2)`` gives the function the pipeline calls with the articles to analyse;
every engine yields the same analyses, in any order.
"""

from timeline.engines.choice import ENGINES, Settings, helpers, processes, spread

__all__ = ["ENGINES", "Settings", "helpers", "processes", "spread"]
