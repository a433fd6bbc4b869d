"""Verbs of a sentence that no parser reads: which word tells the act, its tense, its dictionary
form. Word lists first; then the shape of a form and the helping verbs beside it."""

from __future__ import annotations

from ..days import Day
from ..language import Sentence, Token
from .clauses import Clause, ends_clause
from .dating import Mention
from .happenings import Tense
from .inflection import infinitives
from .words import Words

RANKS = {"strong": 3, "news": 2, "plain": 1, "": 0}
BARE = 4  # places in rank that a participle without a helping verb loses
REACH = 6
NEAR = 4
# What a dictionary form looks like, so that a verb that no list names is still seen as one.
INFINITIVES = {
    "es": ("ar", "er", "ir"),
    "fr": ("er", "ir", "re"),
    "it": ("are", "ere", "ire"),
    "de": ("en", "ern", "eln"),
}


class Verbs:
    """Reads the verbs of one sentence."""

    def __init__(self, sentence: Sentence, words: Words, published: Day | None) -> None:
        self.sentence = sentence
        self.words = words
        self.published = published

    def verb(self, clause: Clause, date: Mention | None) -> Token | None:
        """The most telling verb of a clause; of equals, the one nearest to the date."""
        place = date.start if date is not None else clause.start
        found = [
            (RANKS[kind] - BARE * self._is_bare(token, clause), -abs(token.start - place), token)
            for token in clause.tokens
            if (kind := self.words.kind(self.lemma(token))) in RANKS
            and (kind or (date is not None and self._looks_like_a_verb(token, clause)))
            and self._is_finite(token, clause, date)
        ]
        return max(found, key=lambda entry: entry[:2])[2] if found else None

    def _is_bare(self, token: Token, clause: Clause) -> bool:
        """A participle without a helping verb before it: 'el registro de los investigados'."""
        if next(infinitives(token.lower, self.words.language), None) is None:
            return False
        if token.lemma != token.lower and token.lemma in self.words.verbs:
            finite = any(token.lower.endswith(end) for end in ("ó", "ì", "it", "ut", "a"))
            if finite and self.words.language != "it":
                return False
        near = {w.lower for w in clause.tokens if 0 < token.index - w.index <= NEAR}
        return not near & (self.words.named("past_words") | self.words.named("future_words"))

    def lemma(self, token: Token) -> str:
        """The dictionary form, by our lists first; 'trat … zurück' is 'zurücktreten'."""
        lower, lists = token.lower, self.words
        listed = lists.forms.get(lower, "")
        if lists.named("separable"):
            for word in self.sentence.tokens[token.index + 1 :]:
                if lists.has("separable", word.lower) and ends_clause(self.sentence, word):
                    joined = word.lower + (listed or token.lemma)
                    if joined in lists.verbs:
                        return joined
        if listed:
            return listed
        if token.lemma in lists.verbs or lists.language == "en":
            return token.lemma
        named = (verb for verb in infinitives(lower, lists.language) if verb in lists.verbs)
        return next(named, token.lemma)

    def _is_finite(self, token: Token, clause: Clause, date: Mention | None) -> bool:
        """True for a past or future form, or one with an auxiliary in its clause."""
        grammar = self.words
        if token.text[0].isupper() and token.index > 0 and grammar.language == "de":
            return False
        if self.tense(token, clause) != "present":
            return token.lower != self.lemma(token) or grammar.language == "de"
        return date is not None and self.is_ahead(date)  # 'beginnt am 3. Mai'

    def _looks_like_a_verb(self, token: Token, clause: Clause) -> bool:
        """A past form of something with the ending of an infinitive, in small letters; a
        participle behind its auxiliary; an infinitive behind 'will', 'doit', 'deve'."""
        if not token.text.islower() or len(token.text) < 4:
            return False
        before = [word for word in clause.tokens if word.index < token.index]
        if self.words.language == "de" and token == clause.tokens[-1]:
            helped = any(self.words.has("past_words", word.lower) for word in before)
            if helped and token.lower.endswith(("t", "en")):
                return True  # 'wurde … beschädigt', 'hat … aufgebaut'
        near = {word.lower for word in before[-3:]}
        participle = next(infinitives(token.lower, self.words.language), None) is not None
        if participle and near & self.words.named("past_words"):
            return True
        lemma = token.lemma
        endings = INFINITIVES.get(self.words.language, ())
        if len(lemma) < 5 or not endings or not lemma.endswith(endings):
            return False
        if lemma == token.lower:
            reach = before if self.words.language == "de" else before[-2:]
            return any(self.words.has("modals", word.lower) for word in reach)
        if self.words.language == "de":
            return token.lower.endswith(("te", "ten")) or token.lower.startswith("ge")
        return any(token.lower.endswith(ending) for ending in self.words.named("past"))

    def is_passive(self, verb: Token) -> bool:
        """'wird geflutet': a participle, so that 'wird' makes no future."""
        return self.words.language == "de" and verb.lower not in (self.lemma(verb), verb.lemma)

    def is_ahead(self, date: Mention) -> bool:
        first = date.edtf.earliest
        return first is not None and self.published is not None and first > self.published

    def tense(self, token: Token, clause: Clause) -> Tense:
        """Past, future, would or present, by the ending and the auxiliaries around."""
        lower, words = token.lower, self.words
        near = {
            word.lower
            for word in clause.tokens
            if words.language == "de" or 0 < token.index - word.index <= REACH
        }
        if near & words.named("future_words") and not near & {"worden", "wurde", "wurden"}:
            return "future"
        if near & words.named("past_words"):
            return "past"
        if words.language == "en":
            return "past" if lower.endswith("ed") or lower != self.lemma(token) else "present"
        for name, tense in (("future", "future"), ("conditional", "would"), ("past", "past")):
            if any(lower.endswith(ending) for ending in words.named(name)):
                return tense  # type: ignore[return-value]  # three of the names of Tense
        if words.has("strong_past", lower):
            return "past"
        return "present"
