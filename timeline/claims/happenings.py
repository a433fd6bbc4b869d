"""What a parsed sentence says happened: its verbs and event nouns, with tense and place in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..language import Sentence, Token
from .words import Words

Tense = Literal[
    "past", "perfect", "pluperfect", "future", "would", "present", "progressive", "modal",
    "infinitive", "gerund", "participle", "noun",
]  # fmt: skip
# Tenses in which a text says that something has happened.
TOLD_TENSES = frozenset(("past", "perfect", "pluperfect", "participle", "gerund", "noun"))
CLAUSE = frozenset(("advcl", "acl", "ccomp", "parataxis", "csubj"))
PARTICLES = "compound:prt"
# Words that open a side clause wherever a parser hangs them.
OPENERS = frozenset(
    ("after", "before", "when", "while", "as", "because", "since", "until", "although", "though")
)
# Participles that have become prepositions.
PREPOSITIONS = frozenset(
    ("following", "including", "according", "regarding", "concerning", "involving", "citing")
)


@dataclass(frozen=True)
class Happening:
    """A verb or an event noun of a sentence. `position` counts the sentences of the body from 0.

    `lemma` is the verb with its particle ('step_down'), `kind` the verb's class. `relation` is how
    its clause hangs in the sentence: `root`, `conj`, `ccomp`, `advcl`, `relcl`, `acl`, `xcomp`,
    `parataxis` or `noun`. `quoted` is true for somebody else's words in quotation marks.
    `trigger` is the event noun where the verb merely says that it happened.
    """

    sentence: Sentence
    position: int
    token: Token
    lemma: str
    kind: str
    tense: Tense
    relation: str
    passive: bool = False
    quoted: bool = False
    subject: Token | None = None
    trigger: Token | None = None

    @property
    def telling(self) -> Token:
        """The word that tells what happened: 'fire' in 'a fire broke out'."""
        return self.trigger or self.token

    @property
    def is_noun(self) -> bool:
        """True for an event noun."""
        return self.tense == "noun"

    @property
    def told(self) -> bool:
        """True where the grammar says that it has happened."""
        return self.tense in TOLD_TENSES


def happenings(sentence: Sentence, position: int, words: Words) -> list[Happening]:
    """The verbs and event nouns of a sentence, in reading order."""
    quoted = quoted_words(sentence)
    found: list[Happening] = []
    for token in sentence.tokens:
        if is_verb(sentence, token):
            found.append(_verb(sentence, position, token, words, token.index in quoted))
        elif token.pos == "NOUN" and token.lemma in words.nouns:
            found.append(
                Happening(
                    sentence, position, token, token.lemma, "noun", "noun", "noun",
                    quoted=token.index in quoted,
                )
            )  # fmt: skip
    told = {found_one.trigger.index for found_one in found if found_one.trigger is not None}
    return [one for one in found if not (one.is_noun and one.token.index in told)]


def is_verb(sentence: Sentence, token: Token) -> bool:
    """True for a full verb: neither an auxiliary nor one used as an adjective before a noun."""
    if token.pos != "VERB" or token.relation in ("aux", "cop", "compound", "case", "det", "fixed"):
        return False
    if token.relation == "amod":
        return is_misread(sentence, token) or (token.tag == "VBN" and token.head < token.index)
    if token.tag == "VBG" and token.lower in PREPOSITIONS:
        return False
    return token.relation != "nsubj" or token.tag not in ("VBG", "VBN")


def quoted_words(sentence: Sentence) -> frozenset[int]:
    """The words between double quotation marks, where there are more than four of them."""
    inside, found = False, set[int]()
    run: list[int] = []
    for token in sentence.tokens:
        if token.text in ('"', "“", "”", "„", "«", "»", "``", "''"):
            if inside and len(run) > 4:
                found.update(run)
            inside, run = not inside and token.text != "”", []
        elif inside:
            run.append(token.index)
    if inside and len(run) > 4:
        found.update(run)
    return frozenset(found)


def _verb(sentence: Sentence, position: int, token: Token, words: Words, quoted: bool) -> Happening:
    lemma = verb_lemma(sentence, token, words)
    aux = auxiliaries(sentence, token)
    passive = any(word.dep == "aux:pass" for word in aux) or any(
        child.dep == "nsubj:pass" for child in sentence.dependents(token, "nsubj")
    )
    return Happening(
        sentence,
        position,
        token,
        lemma,
        words.kind(lemma) or words.kind(lemma.partition("_")[0]),
        tense(token, aux, sentence),
        relation(sentence, token),
        passive=passive or (token.tag == "VBN" and not aux and not is_misread(sentence, token)),
        quoted=quoted,
        subject=(acting := subject(sentence, token)),
        trigger=told_noun(sentence, token, lemma, acting, words),
    )


def told_noun(
    sentence: Sentence, token: Token, lemma: str, acting: Token | None, words: Words
) -> Token | None:
    """The event noun that an empty verb stands with: 'a fire broke out', 'held a meeting',
    'an agreement reached in 1991'."""
    plain = lemma.partition("_")[0]
    happens = words.has("happen", lemma) or words.has("happen", plain)
    supports = words.has("support", lemma) or words.has("support", plain)
    nouns = sentence.dependents(token, "obj") if supports else []
    if plain == "be" and any(word.lower == "there" for word in sentence.dependents(token, "expl")):
        nouns += sentence.dependents(token, "nsubj")  # 'there was a second attack'
    passive = acting is not None and any(
        child.dep == "nsubj:pass" for child in sentence.dependents(token)
    )
    if acting is not None and acting.index != token.index:
        shaped = passive or (token.relation == "acl" and token.tag == "VBN")
        nouns += [acting] if (happens and not passive) or (supports and shaped) else []
    return next((noun for noun in nouns if noun.lemma in words.nouns), None)


def verb_lemma(sentence: Sentence, token: Token, words: Words) -> str:
    """The dictionary form, with the particle where the two make one verb."""
    lemma = token.lemma
    if token.lower in words.forms and words.kind(lemma) == "":
        lemma = words.forms[token.lower].partition("_")[0]
    for child in sentence.dependents(token):
        if child.index > token.index and child.dep in (PARTICLES, "advmod", "case", "obl"):
            joined = f"{lemma}_{child.lower}"
            if joined in words.verbs:
                return joined
    return lemma


def auxiliaries(sentence: Sentence, token: Token) -> list[Token]:
    """The auxiliary verbs of a verb; a second verb of 'was shot and killed' shares the first's."""
    found = sentence.dependents(token, "aux")
    if found or token.relation != "conj":
        return found
    first = sentence.head(token)
    if sentence.dependents(token, "nsubj") or first.pos != "VERB":
        return found
    return sentence.dependents(first, "aux") if first.tag == token.tag else found


def tense(token: Token, aux: list[Token], sentence: Sentence) -> Tense:
    """The tense in which the verb stands, as far as its auxiliaries tell."""
    lemmas = {word.lemma for word in aux} | {word.lower for word in aux}
    if lemmas & {"will", "shall", "'ll", "wo"}:
        return "future"
    if "would" in lemmas:
        return "would"
    if lemmas & {"could", "might", "may", "can", "should", "must", "ought"}:
        return "modal"
    if any(word.lower == "to" for word in aux) or _has_to(sentence, token):
        return "infinitive"
    if "have" in lemmas and token.tag == "VBN":
        return "pluperfect" if "had" in lemmas else "perfect"
    be_past = bool({"was", "were", "got"} & {word.lower for word in aux})
    be_present = bool({"is", "are", "'s", "'re", "am"} & {word.lower for word in aux})
    if "did" in lemmas or be_past:
        return "past"
    if be_present:
        return "progressive" if token.tag == "VBG" else "present"
    plain: dict[str, Tense] = {
        "VBD": "past", "VBN": "participle", "VBG": "gerund", "VB": "infinitive",
    }  # fmt: skip
    if (
        token.relation == "ROOT" and sentence.dependents(token, "nsubj") and token.tag == "VBN"
    ) or is_misread(sentence, token):
        return "past"
    return plain.get(token.tag, "present")


def _has_to(sentence: Sentence, token: Token) -> bool:
    return token.tag == "VB" and any(
        word.lower == "to" for word in sentence.dependents(token, "mark")
    )


def relation(sentence: Sentence, token: Token) -> str:
    """How the verb's clause hangs in its sentence."""
    if token.dep in ("acl:relcl", "advcl:relcl"):
        return "relcl"
    if token.dep == "ROOT" or is_misread(sentence, token):
        return "root"
    joined = token.relation == "conj" and sentence.dependents(token, "cc")
    if token.relation in ("parataxis", "ccomp", "conj") and not joined:
        return token.relation if opener(sentence, token) is None else "advcl"
    return token.relation


def opener(sentence: Sentence, token: Token) -> Token | None:
    """The word that makes a verb's clause a side clause: 'after' in 'after a jury freed him'."""
    subjects = sentence.dependents(token, "nsubj")
    if not subjects:
        return None
    first = min(word.index for word in sentence.subtree(subjects[0]))
    before = sentence.tokens[first - 1] if first else None
    for word in (sentence.tokens[first], before):
        if word is not None and word.lower in OPENERS:
            return word
    return None


def marks(sentence: Sentence, token: Token) -> set[str]:
    """The small words that say how a clause stands to the one above: 'after', 'when', 'if'."""
    found = {word.lower for word in sentence.dependents(token, "mark", "advmod")}
    opening = opener(sentence, token)
    return found if opening is None else found | {opening.lower}


def is_misread(sentence: Sentence, token: Token) -> bool:
    """A past tense, or a verb with a subject, is no participle: 'A fire on Thursday engulfed …',
    'The board invited tenders' are clauses, whatever the parser made of them."""
    if token.dep not in ("acl", "amod"):
        return False
    if token.tag != "VBN":
        return token.tag == "VBD"
    if token.dep == "amod":
        return bool(sentence.dependents(token, "nsubj"))
    # 'Two days later, the board named X as director': no participle has an object behind it
    above = sentence.head(token)
    return (
        above.dep == "ROOT"
        and above.index < token.index
        and bool(sentence.dependents(token, "obj"))
    )


def waits(sentence: Sentence, token: Token) -> bool:
    """'did not call until May', 'never paid till 2019': negated only up to a day."""
    negated = any(
        child.lower in ("not", "n't", "n’t", "never") for child in sentence.dependents(token)
    )
    return negated and any(
        word.lower in ("until", "till") and word.index > token.index
        for word in sentence.subtree(token, without=CLAUSE)
    )


def subject(sentence: Sentence, token: Token) -> Token | None:
    """The head of the subject; of a second or subordinate verb, the one it shares."""
    for _ in range(4):
        own = sentence.dependents(token, "nsubj")
        if own:
            return own[0]
        if is_misread(sentence, token):
            return sentence.head(token)
        if token.relation in ("conj", "xcomp") or (
            token.dep == "advcl" and token.tag in ("VBG", "VBN")
        ):
            token = sentence.head(token)
        elif token.relation == "acl" and token.dep != "acl:relcl":
            return sentence.head(token)
        else:
            return None
    return None


def antecedent(sentence: Sentence, happening: Happening) -> Token | None:
    """The noun that a relative clause speaks of."""
    token = happening.token
    for _ in range(3):
        if relation(sentence, token) == "relcl":
            return sentence.head(token)
        if token.relation != "conj":
            return None
        token = sentence.head(token)
    return None


def clause_words(
    sentence: Sentence, token: Token, *, without: frozenset[str] = CLAUSE
) -> Iterator[Token]:
    """The words of a verb's own clause, without the clauses below it."""
    yield from sentence.subtree(token, without=without)
