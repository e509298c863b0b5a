"""Let the form of a verb agree with its tag, where the model gives one and the other apart.

"sentenced", tagged as a past tense, is no infinitive: its lemma is "sentence".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: What UD says of verbs by their Penn tag.
_FORMS = {
    "VBD": "Mood=Ind|Tense=Past|VerbForm=Fin",
    "VBN": "Tense=Past|VerbForm=Part",
    "VBG": "Tense=Pres|VerbForm=Part",
    "VBZ": "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin",
}


def agree(nlp: Language, doc: Doc) -> Doc:
    """Return the document with infinitives that are none put right; it is changed in place."""
    if not nlp.has_pipe("lemmatizer"):
        return doc
    lemmatizer = nlp.get_pipe("lemmatizer")
    forms = {doc.vocab.strings[tag]: form for tag, form in _FORMS.items()}
    for at, tag in enumerate(doc.to_array(["TAG"]).tolist()):
        form = forms.get(tag)
        if form is not None and "VerbForm=Inf" in str(doc[at].morph):
            token = doc[at]
            token.set_morph(form)  # type: ignore[attr-defined] # missing in the stubs
            token.lemma_ = lemmatizer.lemmatize(token)[0]  # type: ignore[attr-defined]
    return doc
