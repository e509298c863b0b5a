"""Names corrected, toponyms resolved, actors unified, offline from the packaged gazetteer.

"clashes in southern Kandahar province" → Kandahar, a region of AF (``place/af/kandahar``, 31.5 N
65.9 E), not the city of that name: "province" behind it says so.
"""

from timeline.places.resolve import resolve

__all__ = ["resolve"]
