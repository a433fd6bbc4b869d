"""Claims of a text without a parser: clause by clause, by word lists and tense words.

Less is found than with a model: a clause with a date, one joined to it, or a telling act without
any. The words of each language stand in `words/`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..days import Day
from ..edtf import Edtf
from ..language import Analysis, Sentence, Token
from ..model import QUOTE_LIMIT, Certainty, Claim, Timex, Trigger
from . import salience
from .actors import roster
from .certainty import Assessment, first_of
from .chronicles import Entries, Entry, entries
from .clauses import MARKS, Clause, clauses
from .clutter import is_code
from .dated import Dating, how_known
from .datelines import is_dateline, is_imprint
from .dating import Mention, Role, applied, mentions
from .entry_claims import entry_dating, entry_quote
from .happenings import Happening
from .hearsay import Hearsay, certainty_reason
from .publication import fitted
from .unparsed import unparsed_headline
from .unparsed_actors import Cast
from .unparsed_entries import entry_act
from .unparsed_verbs import Verbs
from .words import Words

COMPLEMENTS = frozenset(("que", "qu", "qu'", "qu’", "dass", "che", "ob", "si"))
NOWHERE = (-1, -1)
STATED_LATER = 0.6  # the salience of what follows in an entry, at most
BACK = 4  # clauses that a date at the end of a sentence may reach back over


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
    starts = [timex.start for timex in timexes]
    known, found, position = roster(analysis.sentences), list[Claim](), -1
    before: Cast | None = None
    chronicle = Entries(entries(text, timexes, published))
    for sentence in analysis.sentences:
        if sentence.heading and sentence.paragraph == 0 and not chronicle.holds(sentence):
            continue
        position += not sentence.heading
        inside = [date for date in dates if sentence.start <= date.start < sentence.end]
        if sentence.tokens and not _tells_nothing(text[sentence.start : sentence.end]):
            times = timexes[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            before = Cast(text, sentence, words, known, times, before)
            reader = _ClauseReader(text, sentence, max(position, 0), words, before, published)
            entry = chronicle.at(sentence.start, sentence.end)
            found += reader.read(inside) if entry is None else reader.read_entry(entry, inside)
    return [claim for claim in found if claim.salience >= least]


def _tells_nothing(words: str) -> bool:
    return is_imprint(words) or is_code(words)


class _ClauseReader:
    """Reads the clauses of one sentence."""

    def __init__(
        self,
        text: str,
        sentence: Sentence,
        position: int,
        words: Words,
        cast: Cast,
        published: Day | None,
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.words = words
        self.cast = cast
        self.published = published
        self.verbs = Verbs(sentence, words, published)
        self.clauses = [
            part for clause in clauses(sentence, position, words) for part in self._parted(clause)
        ]
        cast.clauses = self.clauses
        self.hearsay = Hearsay(text, sentence, words, self.clauses, self.verbs)

    def _parted(self, clause: Clause) -> Iterator[Clause]:
        """A clause cut at 'and' where a verb stands on both sides of it."""
        start = 0
        for number, token in enumerate(clause.tokens):
            if not self.words.has("joining", token.lower) or number <= start:
                continue
            left = replace(clause, tokens=clause.tokens[start:number], joined=start > 0)
            rest = clause.tokens[number + 1 :]
            if rest and self._tells(left) and self._tells(replace(clause, tokens=rest)):
                yield left
                start = number + 1
        yield replace(clause, tokens=clause.tokens[start:], joined=start > 0)

    def _tells(self, clause: Clause) -> bool:
        return self.verbs.verb(clause, None) is not None

    def read(self, dates: Sequence[Mention]) -> Iterator[Claim]:
        """The dated clauses in reading order, those that share a date, and plain tellings."""
        dated: dict[int, tuple[Clause, Token, Mention | None, Dating]] = {}
        for number, clause in enumerate(self.clauses):
            for date in dates:
                if not clause.start <= date.start < clause.end:
                    continue
                owner, verb = self._owner(number, date)
                if verb is None or verb.index in dated:
                    continue
                edtf = applied(date.edtf, self._role(date))
                if edtf is None:
                    continue
                reason = f"“{date.words}” stands in the clause of “{verb.text}”."
                dating = Dating(edtf, how_known(date.timex), reason, date.timex)
                dated[verb.index] = (owner, verb, date, dating)
        self._share(dates, dated)
        shown: set[str] = set()
        for _, found in sorted(dated.items()):
            claim = self._claim(*found)
            if not found[3].shared or claim.headline not in shown:
                yield claim
            shown.add(claim.headline)
        if not dated:
            yield from self._undated(dates)

    def read_entry(self, entry: Entry, dates: Sequence[Mention]) -> Iterator[Claim]:
        """A sentence of a chronology: its clauses with a date of their own, or else one claim of
        the whole with the date before it."""
        first = entry.begins(self.sentence)
        verb = entry_act(self.sentence, self.verbs, self.words)
        if verb is None or (dates and not first):
            yield from self.read(dates)
            return
        clause = next((c for c in self.clauses if verb in c.tokens), None)
        if clause is None:
            return
        dating = entry_dating(self.sentence, entry, None)
        claim = self._claim(clause, verb, None, dating, entry)
        yield claim if first else replace(claim, salience=min(claim.salience, STATED_LATER))

    def _share(
        self,
        dates: Sequence[Mention],
        dated: dict[int, tuple[Clause, Token, Mention | None, Dating]],
    ) -> None:
        """A clause joined by 'and', or one that says what happened when, shares the date before."""
        for number, clause in enumerate(self.clauses[1:], 1):
            same = clause.joined or self._says_when(clause)
            reach = self.clauses[number : number + 1 if clause.joined else number + 3]
            verbs = [verb for part in reach if same and (verb := self.verbs.verb(part, None))]
            verb = verbs[0] if verbs else None
            own = any(clause.start <= date.start < clause.end for date in dates)
            if verb is None or own or verb.index in dated:
                continue
            first = [held for held in dated.values() if held[0] == self.clauses[number - 1]]
            if first and self.words.kind(self.verbs.lemma(verb)):
                _, other, date, dating = first[-1]
                reason = f"{dating.reason} It is joined to “{other.text}”."
                shared = replace(dating, reason=reason, shared=True)
                dated[verb.index] = (clause, verb, date, shared)

    def _says_when(self, clause: Clause) -> bool:
        """'als …', 'lorsqu'un …': at the time of the clause before."""
        return self.words.has("same_time", clause.tokens[0].lower.rstrip(MARKS))

    def _undated(self, dates: Sequence[Mention]) -> Iterator[Claim]:
        """A telling act without any date: on or before the publication, if that is known."""
        if dates or self.published is None:
            return
        for clause in self.clauses:
            verb = self.verbs.verb(clause, None)
            kind = self.words.kind(self.verbs.lemma(verb)) if verb is not None else ""
            if verb is None or kind not in ("strong", "news") or self._is_aside(clause):
                continue
            if self.verbs.tense(verb, clause) != "past":
                continue
            reason = "No date is told; it happened on or before the day of publication."
            dating = Dating(Edtf.between(None, self.published), "bound", reason)
            yield self._claim(clause, verb, None, dating)
            return

    def _is_aside(self, clause: Clause) -> bool:
        """A side clause: 'que …', 'der …' behind a comma."""
        first = clause.tokens[0]
        return first.index > 0 and self.words.has("subordinate", first.lower) and not clause.joined

    def _owner(self, number: int, date: Mention) -> tuple[Clause, Token | None]:
        """The clause with the verb: the date's own, or the next after an opening date, or the
        one before."""
        neighbours = [number, number + 1] if number == 0 else range(number, number - BACK, -1)
        if self.clauses[number].tokens[0].lower in COMPLEMENTS:
            neighbours = [number]  # 'que …' says when what is known was, not when it was learnt
        for candidate in neighbours:
            if 0 <= candidate < len(self.clauses):
                verb = self.verbs.verb(self.clauses[candidate], date)
                if verb is not None:
                    return self.clauses[candidate], verb
        return self.clauses[number], None

    def _role(self, date: Mention) -> Role:
        before = [word.lower for word in self.sentence.tokens if word.end <= date.start][-3:]
        leading = self.words.named("leading")
        while before and before[-1] in leading and before[-1] not in self.words.named("since"):
            before.pop()
        word = before[-1].rstrip(MARKS) if before else ""
        roles: tuple[Role, ...] = ("since", "until", "before", "after")
        return next((role for role in roles if self.words.has(role, word)), "inside")

    def _gone_by(self, dating: Dating, happening: Happening) -> Dating:
        """What is told as past lies before the publication."""
        found = fitted(dating, happening, self.published)
        if found is not None or self.published is None:
            return found or dating
        reason = f"{dating.reason} That day was still to come; it was told before."
        return Dating(Edtf.between(None, self.published), "bound", reason)

    # --- the claim --------------------------------------------------------------------------

    def _claim(
        self,
        clause: Clause,
        verb: Token,
        date: Mention | None,
        dating: Dating,
        entry: Entry | None = None,
    ) -> Claim:
        signals, source = self.hearsay.signals(clause, verb)
        tense = self.verbs.tense(verb, clause)
        if entry is not None and (tense == "present" or self.verbs.is_passive(verb)):
            tense = "future" if self.verbs.is_ahead(entry.date) else "past"
        present: set[Certainty] = {signal.certainty for signal in signals}
        if tense == "future" or (
            tense != "past" and date is not None and self.verbs.is_ahead(date)
        ):
            present.add("planned")
        certainty = first_of(present)
        parts = self.cast.participants(clause, verb)
        happening = Happening(
            self.sentence, clause.position, verb, self.verbs.lemma(verb),
            "plain" if entry else self.words.kind(self.verbs.lemma(verb)), tense, "root",
        )  # fmt: skip
        if certainty != "planned":
            dating = self._gone_by(dating, happening)
        weight, why = salience.score(
            happening, dating, certainty, parts,
            position=clause.position, length=len(clause.tokens),
        )  # fmt: skip
        start, end = self._quote(clause, date)
        own = start, end
        if entry is not None:
            start, end = entry_quote(self.text, entry, start, end)
        edtf = dating.edtf
        return Claim(
            quote=self.text[start:end], start=start, end=end,
            headline=unparsed_headline(
                self.text, own, verb, (date.start, date.end) if date else NOWHERE,
                Assessment(certainty, signals), self.words,
            ),
            how=dating.how, certainty=certainty, salience=weight,
            date=edtf, earliest=edtf.earliest, latest=edtf.latest, precision=edtf.precision,
            trigger=Trigger(
                text=verb.text, start=verb.start, end=verb.end, lemma=self.verbs.lemma(verb)
            ),
            timex=date.timex if date is not None else dating.timex, participants=parts,
            actors=tuple(part.name for part in parts if part.kind != "place"),
            places=tuple(part.name for part in parts if part.kind == "place"),
            signals=signals, attributed_to=source,
            time=date.timex.time if date is not None and not dating.shared else None,
            utc_offset=date.timex.utc_offset if date is not None and not dating.shared else None,
            reasons={
                "date": dating.reason,
                "certainty": certainty_reason(certainty, signals),
                "salience": why,
                "headline": "The sentence without its date, or whole clauses of it.",
            },
        )  # fmt: skip

    def _quote(self, clause: Clause, date: Mention | None) -> tuple[int, int]:
        sentence = self.sentence
        if sentence.end - sentence.start <= QUOTE_LIMIT:
            return sentence.start, sentence.end
        begin, stop = (date.start, date.end) if date is not None else (clause.start, clause.end)
        start, end = min(clause.start, begin), max(clause.end, stop)
        if end - start <= QUOTE_LIMIT:
            return start, end
        return clause.start, min(clause.end, clause.start + QUOTE_LIMIT)
