"""Patterns used inside other patterns under one name, as ``{count}`` or ``{dom}``.

Unlike a table of words a macro may hold slots of its own; those keep their names.
"""

MACROS: dict[str, str] = {
    # "24", "2.5", "twenty-four", "two hundred and six", "a hundred"
    "number": "{int} [{slash}] | {decimal} [million | thousand | hundred]"
    " | [a] (hundred | thousand | million | dozen) ([-] [and] {cardinal})*"
    " | {cardinal} ([-] [and] {cardinal})*",
    # "two", "several", "a couple of", "half an", "a"
    "count": "{number} | half [a | an] | [a] couple [of] | [a] few | a | an | another"
    " | one and a half",
    # "two days", "a year and a half", "several more weeks"
    "length": "([{number:low} (to | or) | {int:low} -] {count} | {vaguecount} | a number of)"
    " [more | additional | extra | full | whole | long | short | straight | consecutive"
    " | successive | entire | good | calendar] ({unit} | {units}) [{andhalf}]",
    "andhalf": "and a half",
    # the day of a month: "16", "16th", "sixteenth"
    "dom": "{day} | {nth} | {ordinal}",
    # "third", "3rd"
    "rank": "{ordinal} | {nth}",
    "yearname": "{cardinal} ([-] [and] {cardinal})*",
    "side": "after | before | following",
    "other": "other | second",
    "plural": "mondays | tuesdays | wednesdays | thursdays | fridays | saturdays | sundays",
    "weeklong": "week | weekend",
    "agoword": "ago",
    "age": "old",
}
#: Macros whose inner slots a rule asks for by name.
OPEN: frozenset[str] = frozenset({"length"})
