"""Words of a language are data: none is compared with the text in code, and no list lies unread.

Inflection ("-ing", "'s") is grammar, as tags and relations are, and stays in code; the rules of
``timeline/timex/rules`` are written in the language they read.
"""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "timeline"
FILES = sorted(file for stage in ("events", "timex") for file in (PACKAGE / stage).glob("*.py"))
#: What a word of a text is called in code, be it an attribute, a method or a name.
WORDS = {"case", "casefold", "lemma", "lemmas", "lower", "text", "verb_lemma", "word", "words"}
#: Methods that compare, and those that leave a word a word.
COMPARING = {"difference", "get", "intersection", "isdisjoint", "issuperset", "startswith"}
KEEPING = {"lstrip", "removeprefix", "removesuffix", "replace", "rstrip", "strip"}
#: Tables of claims.toml that are read whole, whatever lists they hold.
WHOLE = {"attitudes", "attitudes_by", "classes", "company", "company_of_nouns", "nouns"}
WHOLE |= {"reporting", "reporting_nouns", "stories", "verbs"}

DEFINING = (ast.FunctionDef, ast.ClassDef)
Values = dict[str, list[ast.expr]]


def assigned(tree: ast.AST) -> Values:
    """Return the values each name is given under a node."""
    found: Values = {}
    for node in ast.walk(tree):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None) or getattr(node, "iter", None)
        for target in targets:
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=False))
            else:
                pairs = [(target, value)]
            for one, given in pairs:
                if isinstance(one, ast.Name) and given is not None:
                    found.setdefault(one.id, []).append(given)
    return found


def is_word(node: ast.AST, names: Values, asked: frozenset[str] = frozenset()) -> bool:
    """Return whether an expression stands for a word of the text, or for some."""
    match node:
        case ast.Name(id=name):
            given = [] if name in asked else names.get(name, [])
            return name in WORDS or any(is_word(v, names, asked | {name}) for v in given)
        case ast.Attribute(attr=attr):
            return attr in WORDS
        case ast.Call(func=ast.Attribute(value=value, attr=attr)):
            return attr in WORDS or (attr in KEEPING and is_word(value, names, asked))
        case ast.Subscript(value=value):
            return is_word(value, names, asked)
        case ast.SetComp(elt=inner) | ast.ListComp(elt=inner) | ast.GeneratorExp(elt=inner):
            return is_word(inner, names, asked)
        case ast.Set() | ast.List() | ast.Tuple() | ast.IfExp() | ast.BinOp() | ast.Starred():
            return any(is_word(child, names, asked) for child in ast.iter_child_nodes(node))
    return False


def letters(node: ast.AST, names: Values) -> bool:
    """Return whether an expression is letters written in code, or a collection of such."""
    match node:
        case ast.Constant(value=str(value)):
            return any(letter.isalpha() for letter in value)
        case ast.Name(id=name):
            return any(letters(value, {}) for value in names.get(name, []))
        case ast.Call(func=ast.Name(id="frozenset" | "set" | "tuple"), args=args):
            return any(letters(argument, names) for argument in args)
        case ast.Set() | ast.List() | ast.Tuple() | ast.Dict() | ast.BinOp():
            return any(letters(child, names) for child in ast.iter_child_nodes(node))
    return False


def compared(node: ast.AST) -> list[ast.expr]:
    """Return the expressions a node compares with one another."""
    match node:
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
        case ast.BinOp(left=left, op=ast.BitAnd() | ast.Sub(), right=right):
            return [left, right]
        case ast.Call(func=ast.Attribute(value=value, attr=attr), args=[first, *_]):
            return [value, first] if attr in COMPARING else []
    return []


def strays(source: str) -> Iterator[str]:
    """Yield the comparisons of words of the text with words written in code."""
    module = ast.parse(source)
    constants = assigned(ast.Module([n for n in module.body if not isinstance(n, DEFINING)], []))
    for function in (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)):
        names = constants | assigned(function)
        for node in ast.walk(function):
            sides = compared(node)
            words = [side for side in sides if is_word(side, names) and not letters(side, names)]
            if words and any(letters(side, names) for side in sides):
                yield f"{node.lineno}: {ast.unparse(node)}"  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_word_of_a_language_is_compared_in_code(path: Path) -> None:
    assert list(strays(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "line",
    [
        'tree.lemmas[i] == "strike"',
        'tree.case(k) in {"to", "at"}',
        'token.text.lower() not in ("a", "an")',
        '{t.text.lower() for t in tokens} - {"of"}',
        "words[-1] in HELD",
        'after in {"-", "year"}',
        '{"hundred": 100}.get(words[-1], 1)',
    ],
)
def test_a_word_in_code_would_be_found(line: str) -> None:
    held = 'HELD = frozenset({"few"})\n'
    source = f"{held}def f(tree, i):\n    after = tree.text(i).lower()\n    return {line}\n"
    assert list(strays(source))


@pytest.mark.parametrize(
    "line",
    [
        'tree.relations[i] == "obl"',
        'word.tag == "VBG"',
        'lemma in sets["status.no"]',
        'text == ","',
    ],
)
def test_labels_marks_and_lists_are_no_words_in_code(line: str) -> None:
    assert list(strays(f"def f(tree, i, word, lemma, text, sets):\n    return {line}\n")) == []


def lists(theme: str) -> Mapping[str, Mapping[str, object]]:
    return tomllib.loads((PACKAGE / "lang/en" / f"{theme}.toml").read_text(encoding="utf-8"))


def test_every_list_of_words_is_read() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    code = code.replace("'", '"')
    unread = [
        f"{table}.{name}"
        for table, held in lists("claims").items()
        for name in held
        if table not in WHOLE and f'"{table}.{name}"' not in code and f'["{name}"]' not in code
    ]
    unread += [name for name in lists("time")["context"] if f'"{name}"' not in code]
    assert unread == []
