"""How sure a text is, where no parser reads it: hedges, denials and attributions by their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ..language import Sentence, Token
from ..model import Certainty, Signal
from .clauses import BREAKS, MARKS, Clause
from .frames import Framed, framed
from .governors import governors
from .unparsed_verbs import Verbs
from .words import Words

HEDGES: tuple[Certainty, ...] = ("negated", "alleged", "reported", "planned", "hypothetical")
SHORT = 6  # words of a clause that merely says who says so
# 'Rumours that …' open a side clause; 'but' ends what a frame says.
OPENING = frozenset(("wonach", "selon", "según", "secondo", "lesquelles", "lesquels", "che"))
JOINING = frozenset(
    ("und", "aber", "y", "et", "mais", "pero", "e", "ma", "sondern", "der", "die", "das")
)
TURNING = frozenset(("aber", "sondern", "pero", "sino", "mais", "ma", "doch", "jedoch", "dagegen"))
HAVING = frozenset(("avoir", "être", "haber", "aver", "avere", "essere"))


class Hearsay:
    """Finds in one sentence what lowers the certainty of a clause, and who says so."""

    def __init__(
        self, text: str, sentence: Sentence, words: Words, parts: Sequence[Clause], verbs: Verbs
    ) -> None:
        self.text = text
        self.sentence = sentence
        self.words = words
        self.clauses = list(parts)
        self.verbs = verbs
        self.frames = list(framed(sentence, governors(words.language)))

    def signals(self, clause: Clause, verb: Token) -> tuple[tuple[Signal, ...], str | None]:
        """Hedges in the clause, saying and denying right before it, 'according to' anywhere."""
        found: list[tuple[Certainty, Token]] = []
        reaching = [frame for frame in self.frames if self._reaches(frame, clause, verb)]
        spent = {n for frame in reaching for n in range(frame.first.index, frame.last.index + 1)}
        for token in self._with_insertions(clause):
            for name in HEDGES:
                if token.index in spent:
                    continue  # 'non è vero che …': the 'non' is spent on what is true
                if self.words.has(name, token.lower) and not self._is_hearsay(name, token, clause):
                    found.append((name, token))
        source = None
        for token in self.sentence.tokens:
            if self.words.has("according", token.lower):
                found.append(("reported", token))
                source = self._source(token)
        for token, speaker in self._phrases():
            found.append(("reported", token))
            source = source or speaker
        for token in self._after(clause):
            if (
                self.words.has("report_verbs", self.verbs.lemma(token))
                and token.index != verb.index
            ):
                found.append(("reported", token))
                source = source or self._source(token)
        for token in (*self._before(clause), *self._governing(clause, verb)):
            lemma = self.verbs.lemma(token)
            for verbs, value in (("deny_verbs", "denied"), ("report_verbs", "reported"),
                                ("allege_verbs", "alleged")):  # fmt: skip
                if self.words.has(verbs, lemma) and token.index != verb.index:
                    found.append((value, token))  # type: ignore[arg-type]  # three certainties
        signals = [
            Signal(certainty=value, text=token.text, start=token.start, end=token.end)
            for value, token in dict.fromkeys(found)
        ]
        for frame in reaching:
            start, end = frame.first.start, frame.last.end
            words = self.text[start:end]
            signals.append(Signal(certainty=frame.certainty, text=words, start=start, end=end))
        return tuple(signals), source

    def _reaches(self, frame: Framed, clause: Clause, verb: Token) -> bool:
        """True for the next verb behind the words of a frame, and for one in a side clause before
        them where the frame looks back."""
        tokens = self.sentence.tokens
        if frame.before and verb.index < frame.first.index:
            return any(
                token.lower in OPENING or self.words.has("subordinate", token.lower)
                for token in tokens[: verb.index]
                if token.lower not in JOINING
            )
        if verb.index <= frame.last.index or any(
            token.lower in TURNING for token in tokens[frame.last.index + 1 : verb.index]
        ):
            return False
        between = [
            part
            for part in self.clauses[: self.clauses.index(clause)]
            if part.tokens[0].index > frame.last.index
        ]
        return all(self.verbs.verb(part, None) is None for part in between) or clause.joined

    def _governing(self, clause: Clause, verb: Token) -> Iterator[Token]:
        """'nie avoir reçu', 'niega haber cobrado': the words before an infinitive's auxiliary."""
        before = [word for word in clause.tokens if word.index < verb.index]
        helping = [number for number, word in enumerate(before) if word.lower in HAVING]
        yield from before[: helping[-1]] if helping else ()

    def _is_hearsay(self, name: Certainty, token: Token, clause: Clause) -> bool:
        """'soll verkauft haben' is said of the past, no plan."""
        perfect = {word.lower for word in clause.tokens[-2:]} & {"haben", "sein"}
        return name == "planned" and token.lower in ("soll", "sollen", "will") and bool(perfect)

    def _phrases(self) -> Iterator[tuple[Token, str | None]]:
        """'nach Angaben der Polizei', 'd'après l'accusation': two words that attribute."""
        phrases = self.words.named("according_phrases")
        for first, second in pairwise(self.sentence.tokens):
            if f"{first.lower.rstrip(MARKS)}_{second.lower}" in phrases:
                yield second, self._source(second)

    def _after(self, clause: Clause) -> Sequence[Token]:
        """The words of a short clause behind, ', sostiene Serra': it says who says so."""
        index = self.clauses.index(clause) + 1
        tokens = self.clauses[index].tokens if index < len(self.clauses) else ()
        return tokens[:2] if len(tokens) <= SHORT else ()

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


def certainty_reason(certainty: Certainty, signals: tuple[Signal, ...]) -> str:
    """Why a claim is shown as it is, in one sentence."""
    said = [f"“{signal.text}”" for signal in signals if signal.certainty == certainty]
    if certainty == "stated":
        return "The text states it as a fact."
    return f"Shown as {certainty} because of {' and '.join(said) or 'its tense and date'}."
