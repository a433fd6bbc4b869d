"""Claims of a text without a parser: clause by clause, by word lists and tense words.

Less is found than with a model, and never a claim without a date of its own clause: few claims
rather than wrong ones. The words of each language stand in `words/`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..days import Day
from ..language import Analysis, Name, Sentence, Token
from ..model import QUOTE_LIMIT, Certainty, Claim, Participant, Signal, Timex, Trigger
from . import salience
from .actors import Roster, flat, roster
from .certainty import Assessment, first_of
from .dated import Dating, how_known
from .datelines import is_dateline, is_imprint
from .dating import Mention, Role, applied, mentions
from .happenings import Happening, Tense
from .unparsed import unparsed_headline
from .words import Words

BREAKS = frozenset((",", ";", ":", "–", "—", "(", ")"))
RANKS = {"strong": 3, "news": 2, "plain": 1, "": 0}
# What a dictionary form looks like, so that a verb that no list names is still seen as one.
INFINITIVES = {
    "es": ("ar", "er", "ir"),
    "fr": ("er", "ir", "re"),
    "it": ("are", "ere", "ire"),
    "de": ("en", "ern", "eln"),
}
HEDGES: tuple[Certainty, ...] = ("negated", "alleged", "reported", "planned", "hypothetical")
REACH = 6


@dataclass(frozen=True)
class Clause:
    """Some neighbouring words of a sentence, between two breaks."""

    sentence: Sentence
    position: int
    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        """Where its first word begins."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Where its last word ends."""
        return self.tokens[-1].end


def find_clause_claims(
    text: str,
    timexes: Sequence[Timex],
    analysis: Analysis,
    words: Words | None,
    *,
    published: Day | None,
    least: float,
) -> list[Claim]:
    """The claims of dated clauses, in reading order; none for a language without word lists."""
    if words is None:
        return []
    dates = [
        d
        for d in mentions(text, timexes, published)
        if not is_dateline(text, d, analysis.sentences)
    ]
    known, found, position = roster(analysis.sentences), list[Claim](), -1
    for sentence in analysis.sentences:
        if sentence.heading and sentence.paragraph == 0:
            continue
        position += not sentence.heading
        inside = [date for date in dates if sentence.start <= date.start < sentence.end]
        if sentence.tokens and not is_imprint(text[sentence.start : sentence.end]):
            reader = _ClauseReader(text, sentence, max(position, 0), words, known, published)
            found += reader.read(inside)
    return [claim for claim in found if claim.salience >= least]


class _ClauseReader:
    """Reads the clauses of one sentence."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        position: int,
        words: Words,
        known: Roster,
        published: Day | None,
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.words = words
        self.known = known
        self.published = published
        self.clauses = list(clauses(sentence, position, words))

    def read(self, dates: Sequence[Mention]) -> Iterator[Claim]:
        taken: set[int] = set()
        for number, clause in enumerate(self.clauses):
            for date in dates:
                if not clause.start <= date.start < clause.end:
                    continue
                owner, verb = self._owner(number, date)
                if verb is None or verb.index in taken:
                    continue
                edtf = applied(date.edtf, self._role(date))
                if edtf is None:
                    continue
                taken.add(verb.index)
                reason = f"“{date.words}” stands in the clause of “{verb.text}”."
                dating = Dating(edtf, how_known(date.timex), reason, date.timex)
                yield self._claim(owner, verb, date, dating)

    def _owner(self, number: int, date: Mention) -> tuple[Clause, Token | None]:
        """The clause with the verb: the date's own, or the next after an opening date, or the
        one before."""
        for candidate in (number, number + 1 if number == 0 else number - 1, number - 1):
            if 0 <= candidate < len(self.clauses):
                verb = self.verb(self.clauses[candidate], date)
                if verb is not None:
                    return self.clauses[candidate], verb
        return self.clauses[number], None

    def verb(self, clause: Clause, date: Mention) -> Token | None:
        """The most telling verb of a clause; of equals, the one nearest to the date."""
        found = [
            (RANKS[kind], -abs(token.start - date.start), token)
            for token in clause.tokens
            if (kind := self.words.kind(self.lemma(token))) in RANKS
            and (kind or self._looks_like_a_verb(token))
            and self._is_finite(token, clause, date)
        ]
        return max(found, key=lambda entry: entry[:2])[2] if found else None

    def lemma(self, token: Token) -> str:
        """The dictionary form, by our lists first; 'trat … zurück' is 'zurücktreten'."""
        lower = token.lower
        if self.words.named("separable"):
            for word in self.sentence.tokens[token.index + 1 :]:
                if self.words.has("separable", word.lower) and _ends_clause(self.sentence, word):
                    joined = word.lower + token.lemma
                    return joined if joined in self.words.verbs else token.lemma
        if lower in self.words.forms:
            return self.words.forms[lower]
        if token.lemma in self.words.verbs or self.words.language == "en":
            return token.lemma
        return _participle_lemma(lower, self.words) or token.lemma

    def _is_finite(self, token: Token, clause: Clause, date: Mention) -> bool:
        """True for a past or future form, or one with an auxiliary in its clause."""
        grammar = self.words
        if token.text[0].isupper() and token.index > 0 and grammar.language == "de":
            return False
        if self.tense(token, clause) != "present":
            return token.lower != self.lemma(token) or grammar.language == "de"
        return self._is_ahead(date)  # 'beginnt am 3. Mai'

    def _looks_like_a_verb(self, token: Token) -> bool:
        """A past form of something with the ending of an infinitive, in small letters."""
        lemma = token.lemma
        endings = INFINITIVES.get(self.words.language, ())
        if not token.text.islower() or len(lemma) < 5 or lemma == token.lower or not endings:
            return False
        if not lemma.endswith(endings):
            return False
        if self.words.language == "de":
            return token.lower.endswith(("te", "ten")) or token.lower.startswith("ge")
        return any(token.lower.endswith(ending) for ending in self.words.named("past"))

    def _is_ahead(self, date: Mention) -> bool:
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

    def _role(self, date: Mention) -> Role:
        before = [word.lower for word in self.sentence.tokens if word.end <= date.start][-3:]
        leading = self.words.named("leading")
        while before and before[-1] in leading and before[-1] not in self.words.named("since"):
            before.pop()
        word = before[-1] if before else ""
        roles: tuple[Role, ...] = ("since", "until", "before", "after")
        return next((role for role in roles if self.words.has(role, word)), "inside")

    # --- the claim --------------------------------------------------------------------------

    def _claim(self, clause: Clause, verb: Token, date: Mention, dating: Dating) -> Claim:
        signals, source = self._signals(clause, verb)
        tense = self.tense(verb, clause)
        present: set[Certainty] = {signal.certainty for signal in signals}
        if tense == "future" or (tense != "past" and self._is_ahead(date)):
            present.add("planned")
        certainty = first_of(present)
        parts = self._participants(clause, verb)
        happening = Happening(
            self.sentence, clause.position, verb, self.lemma(verb),
            self.words.kind(self.lemma(verb)), tense, "root",
        )  # fmt: skip
        weight, why = salience.score(
            happening, dating, certainty, parts,
            position=clause.position, length=len(clause.tokens),
        )  # fmt: skip
        start, end = self._quote(clause, date)
        edtf = dating.edtf
        return Claim(
            quote=self.text[start:end], start=start, end=end,
            headline=unparsed_headline(
                self.text, (start, end), verb, (date.start, date.end),
                Assessment(certainty, signals), self.words,
            ),
            how=dating.how, certainty=certainty, salience=weight,
            date=edtf, earliest=edtf.earliest, latest=edtf.latest, precision=edtf.precision,
            trigger=Trigger(
                text=verb.text, start=verb.start, end=verb.end, lemma=self.lemma(verb)
            ),
            timex=date.timex, participants=parts,
            actors=tuple(part.name for part in parts if part.kind != "place"),
            places=tuple(part.name for part in parts if part.kind == "place"),
            signals=signals, attributed_to=source,
            time=date.timex.time, utc_offset=date.timex.utc_offset,
            reasons={
                "date": dating.reason,
                "certainty": _certainty_reason(certainty, signals),
                "salience": why,
                "headline": "The sentence without its date, or whole clauses of it.",
            },
        )  # fmt: skip

    def _quote(self, clause: Clause, date: Mention) -> tuple[int, int]:
        sentence = self.sentence
        if sentence.end - sentence.start <= QUOTE_LIMIT:
            return sentence.start, sentence.end
        start, end = min(clause.start, date.start), max(clause.end, date.end)
        if end - start <= QUOTE_LIMIT:
            return start, end
        return clause.start, min(clause.end, clause.start + QUOTE_LIMIT)

    def _signals(self, clause: Clause, verb: Token) -> tuple[tuple[Signal, ...], str | None]:
        """Hedges in the clause, saying and denying right before it, 'according to' anywhere."""
        found: list[tuple[Certainty, Token]] = []
        for token in self._with_insertions(clause):
            for name in HEDGES:
                if self.words.has(name, token.lower):
                    found.append((name, token))
        source = None
        for token in self.sentence.tokens:
            if self.words.has("according", token.lower):
                found.append(("reported", token))
                source = self._source(token)
        for token in self._before(clause):
            lemma = self.lemma(token)
            for verbs, value in (("deny_verbs", "denied"), ("report_verbs", "reported"),
                                ("allege_verbs", "alleged")):  # fmt: skip
                if self.words.has(verbs, lemma) and token.index != verb.index:
                    found.append((value, token))  # type: ignore[arg-type]  # three certainties
        signals = tuple(
            Signal(certainty=value, text=token.text, start=token.start, end=token.end)
            for value, token in dict.fromkeys(found)
        )
        return signals, source

    def _with_insertions(self, clause: Clause) -> Iterator[Token]:
        """The clause with the word or two that commas set off beside it: ', presuntamente,'."""
        index = self.clauses.index(clause)
        for near in self.clauses[max(0, index - 1) : index + 2]:
            if near is clause or len(near.tokens) <= 2:
                yield from near.tokens

    def _before(self, clause: Clause) -> Iterable[Token]:
        """The words of the clause before, where this one is its content ('… que', '… dass')."""
        if clause.tokens[0].lower not in ("que", "qu", "dass", "haber", "avoir"):
            return ()
        index = self.clauses.index(clause)
        return self.clauses[index - 1].tokens if index else ()

    def _source(self, token: Token) -> str | None:
        """The words after 'según', up to a break."""
        following: list[Token] = []
        for word in self.sentence.tokens[token.index + 1 :]:
            if word.text in BREAKS or word.text == "." or len(following) >= 8:
                break
            following.append(word)
        return self.text[following[0].start : following[-1].end] if following else None

    def _participants(self, clause: Clause, verb: Token) -> tuple[Participant, ...]:
        found: dict[str, Participant] = {}
        names = self._names(clause)
        if not any(name.end <= verb.start for name in names):  # 'X, its owner, resigned'
            names = [name for name in self.sentence.names if name.end <= verb.start][:1] + names
        for name in names:
            full = self.known.of(name.text)
            kind = name.kind if name.kind != "people" else None
            if name.kind == "people" or full in found:
                continue
            found[full] = Participant(
                name=full, role="agent" if name.end <= verb.start else "patient",
                start=name.start, end=name.end, kind=kind,
            )  # fmt: skip
        return tuple(found.values())

    def _names(self, clause: Clause) -> list[Name]:
        return [
            name
            for name in self.sentence.names
            if clause.start <= name.start and name.end <= clause.end and flat(name.text)
        ]


def clauses(sentence: Sentence, position: int, words: Words) -> Iterator[Clause]:
    """A sentence cut at commas and the like, and before subordinating words."""
    run: list[Token] = []
    for token in sentence.tokens:
        opens = token.lower in ("que", "dass", "qui") and len(run) > 2
        if token.text in BREAKS or opens:
            if run:
                yield Clause(sentence, position, tuple(run))
            run = [] if token.text in BREAKS else [token]
        elif token.text not in (".", "!", "?", "¿", "¡"):
            run.append(token)
    if run:
        yield Clause(sentence, position, tuple(run))


def _ends_clause(sentence: Sentence, token: Token) -> bool:
    """True for a word before a comma or the end."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return not following or following[0].text in (*BREAKS, ".", "und", "oder")


def _certainty_reason(certainty: Certainty, signals: tuple[Signal, ...]) -> str:
    said = [f"“{signal.text}”" for signal in signals if signal.certainty == certainty]
    if certainty == "stated":
        return "The text states it as a fact."
    return f"Shown as {certainty} because of {' and '.join(said) or 'its tense and date'}."


def _participle_lemma(word: str, words: Words) -> str | None:
    """'detenido' is a form of 'detener', 'arrêté' of 'arrêter': participles that dictionaries
    list as words of their own."""
    endings = {
        "es": (("ado", "ar"), ("ada", "ar"), ("ados", "ar"), ("adas", "ar"),
               ("ido", "er"), ("ida", "er"), ("idos", "er"), ("idas", "er"),
               ("ido", "ir"), ("ida", "ir"), ("idos", "ir"), ("idas", "ir")),
        "fr": (("é", "er"), ("ée", "er"), ("és", "er"), ("ées", "er"),
               ("i", "ir"), ("ie", "ir"), ("u", "re"), ("ue", "re")),
    }.get(words.language, ())  # fmt: skip
    for ending, infinitive in endings:
        if word.endswith(ending) and word[: -len(ending)] + infinitive in words.verbs:
            return word[: -len(ending)] + infinitive
    return None
