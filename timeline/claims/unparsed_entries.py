"""What an entry of a chronology tells, where no parser reads it: which word is its act."""

from __future__ import annotations

from ..language import Sentence, Token
from .unparsed_verbs import INFINITIVES, RANKS, Verbs
from .words import Words

FEWEST = 3  # words of an entry in which no list knows an act


def entry_act(sentence: Sentence, verbs: Verbs, words: Words) -> Token | None:
    """The word that tells the act of an entry, in whatever tense: a listed verb first, then a noun
    of an act, then what has the form of a verb; None for figures and single words."""
    tokens = [token for token in sentence.tokens if token.text[0].isalpha()]
    named = {index for name in sentence.names for index in range(name.first, name.last + 1)}
    told = [token for token in tokens if token.index not in named and not _is_noun(token, words)]
    ranked = [
        (RANKS[kind], -token.index, token)
        for token in told
        if (kind := words.kind(verbs.lemma(token))) in RANKS and kind
    ]
    if ranked:
        return max(ranked, key=lambda entry: entry[:2])[2]
    nouns = [token for token in tokens if {token.lower, token.lemma} & words.nouns]
    if nouns:
        return nouns[0]
    endings = INFINITIVES.get(words.language, ())
    formed = [
        token
        for token in told[1:]
        if token.text.islower()
        and len(token.lemma) > 3
        and token.lemma != token.lower
        and token.lemma.endswith(endings)
    ]
    return formed[0] if formed and len(tokens) >= FEWEST else None


def _is_noun(token: Token, words: Words) -> bool:
    """German nouns have capitals wherever they stand; elsewhere only behind the first word."""
    return token.text[0].isupper() and token.index > 0 and words.language == "de"
