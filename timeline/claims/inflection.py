"""Forms of verbs in languages that no parser reads: made by rule from dictionary forms.

German past tenses and participles are built for every listed verb, its prefix and the irregular
verb inside it ('beschließen' from 'schließen'). In Spanish, French and Italian the dictionary
knows the finite forms; participles are undone by their endings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_APART = "ab an auf aus bei durch ein fest frei her hin hinzu los mit nach nieder statt teil um"
_EITHER = "unter über vor weg weiter zu zurück zusammen"
_JOINED = "be emp ent er ge miss unter um ver wider zer über durch hinter"
SEPARABLE = (*_APART.split(), *_EITHER.split())
INSEPARABLE = tuple(_JOINED.split())
# Participle endings and the infinitives they may stand for, the commoner first.
PARTICIPLES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "es": (("ad", ("ar",)), ("id", ("er", "ir"))),
    "it": (("at", ("are",)), ("ut", ("ere", "ire")), ("it", ("ire",))),
    "fr": (("é", ("er",)), ("i", ("ir",)), ("u", ("re", "oir", "ir"))),
}
# Gender and number after the ending.
AGREEMENT = {"es": ("o", "a", "os", "as"), "it": ("o", "a", "i", "e"), "fr": ("", "e", "s", "es")}


def german_forms(lemmas: Iterable[str], irregular: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(form, verb): 'erwarb' and 'erworben' for 'erwerben', 'prüfte' and 'geprüft' for 'prüfen'."""
    for base, forms in irregular.items():
        past, participle = forms.split()[:2]
        for prefix in ("", *SEPARABLE, *INSEPARABLE):
            yield prefix + past, prefix + base
            yield prefix + past + "en", prefix + base
            apart = prefix + participle
            joined = prefix + participle.removeprefix("ge")
            yield joined if prefix in INSEPARABLE else apart, prefix + base
    for lemma in lemmas:
        for prefix, base in _split(lemma):
            if base in irregular:
                past, participle = irregular[base].split()[:2]
                pasts = [past, past + "en"]
            else:
                stem = base[:-2] if base.endswith("en") else base[:-1]
                joint = "e" if stem.endswith(("d", "t", "gn", "fn", "chn")) else ""
                pasts = [f"{stem}{joint}te", f"{stem}{joint}ten"]
                participle = f"{'' if base.endswith('ieren') else 'ge'}{stem}{joint}t"
            for form in pasts:
                yield prefix + form, lemma
            if not prefix or prefix in SEPARABLE:
                yield prefix + participle, lemma
            if prefix in INSEPARABLE:
                yield prefix + participle.removeprefix("ge"), lemma


def _split(lemma: str) -> Iterator[tuple[str, str]]:
    """A verb as it is, and without each prefix that it may have."""
    prefixes = [p for p in {*SEPARABLE, *INSEPARABLE} if lemma.startswith(p)]
    cut = [(p, lemma.removeprefix(p)) for p in prefixes if len(lemma) - len(p) >= 5]
    yield from cut or [("", lemma)]
    if cut:
        yield "", lemma


def infinitives(word: str, language: str) -> Iterator[str]:
    """The verbs that a participle may come from: 'sequestrata' from 'sequestrare'."""
    for agreement in sorted(AGREEMENT.get(language, ()), key=len, reverse=True):
        if agreement and not word.endswith(agreement):
            continue
        stem = word.removesuffix(agreement)
        for ending, verbs in PARTICIPLES.get(language, ()):
            if stem.endswith(ending) and len(stem) - len(ending) >= 2:
                yield from (stem.removesuffix(ending) + verb for verb in verbs)
