"""What a notebook or program imports: build, read, open, and a timeline with its views.

``tl = timeline.build("articles/", published="2021-07-16")`` then ``tl.events[0].label``,
``tl.to_pandas()``, ``tl.figure()``; a notebook shows ``tl`` as the report it would write.
"""

from timeline.api.building import build, found, open_folder, read, times
from timeline.api.display import equip
from timeline.api.files import REPORT_NAME, STORE_NAME, replacing, write_whole
from timeline.api.published import Published, moment
from timeline.api.views import Timeline

__all__ = [
    "REPORT_NAME",
    "STORE_NAME",
    "Published",
    "Timeline",
    "build",
    "found",
    "moment",
    "open_folder",
    "read",
    "replacing",
    "times",
    "write_whole",
]

equip()
