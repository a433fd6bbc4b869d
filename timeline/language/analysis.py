"""The one call into linguistics: a text becomes sentences with words, parse and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .mending import mend
from .names import Entity, NameReader
from .pipelines import Pipeline, labels, pipeline
from .plain import plain
from .sentences import Stretch, stretches
from .tokens import Analysis, Sentence, Token
from .tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span
    from spacy.tokens import Token as SpacyToken

WORD = re.compile(r"\w+(?:[-'.&]\w+)*\.?(?<=\w)|[^\w\s]")
# "l'usine", "dell'ospedale": an article or a small word with its vowel cut off.
ELIDED = re.compile(
    r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|un|dell|nell|all|sull|dall|quell|cent)['’](?=\w)",
    re.IGNORECASE,
)
ELIDING = frozenset(("fr", "it", "ca"))
# So many runs of so many characters are parsed at once: what fits a small machine's memory.
BATCH = 24
RUN = 2000


def analyse(
    text: str,
    *,
    language: str,
    nlp: str | None = None,
    wanted: Callable[[int, int], bool] | None = None,
) -> Analysis:
    """Split a text into sentences and read them closely, as far as a model for it is at hand.

    `nlp` names a spaCy model (a package or a path) instead of our own. `wanted` is asked with
    the start and end of each sentence; where it says no, the sentence stays without words, which
    saves most of the time. Raises MissingPackage for a model that is not installed.
    """
    language = language.partition("-")[0].lower() or "en"
    copy, reader = plain(text), pipeline(language, nlp)
    found = stretches(copy, language)
    chosen = [stretch for stretch in found if wanted is None or wanted(*stretch[:2])]
    if reader is None:
        read = _read_blank(text, copy, chosen, language)
        return Analysis(text, language, "blank", f"blank:{language}", _merge(found, read))
    read = dict(_read_with(reader, text, copy.replace("\n", " "), chosen))
    return Analysis(text, language, reader.level, reader.name, _merge(found, read))


def _merge(found: Iterable[Stretch], read: dict[tuple[int, int], Sentence]) -> tuple[Sentence, ...]:
    return tuple(read.get(part[:2]) or Sentence(*part) for part in found)


# --- with a model -----------------------------------------------------------------------------


def _read_with(
    reader: Pipeline, text: str, copy: str, chosen: list[Stretch]
) -> list[tuple[tuple[int, int], Sentence]]:
    """Parse runs of neighbouring sentences of one paragraph together; names last, over all."""
    runs = list(_runs(chosen))
    docs = (_document(reader, copy, run) for run in runs)
    sentences: list[tuple[Stretch, list[Token], Any]] = []
    for run, doc in zip(runs, reader.nlp.pipe(docs, batch_size=BATCH), strict=True):
        for stretch in run:
            words = doc.char_span(
                stretch.start - run[0].start, stretch.end - run[0].start, alignment_mode="contract"
            )
            if words is None:
                continue
            tokens = list(_tokens(text, words, run[0].start))
            ents = list(_entities(doc, words))
            sentences.append((stretch, tokens, ents))
    names = NameReader(text, labels().names).read([(tokens, ents) for _, tokens, ents in sentences])
    return [
        (stretch[:2], Sentence(*stretch, tokens=tuple(tokens), names=tuple(found)))
        for (stretch, tokens, _), found in zip(sentences, names, strict=True)
    ]


def _entities(doc: Doc, words: Span) -> Iterator[Entity]:
    """The names that the model found in a sentence, by its words without the white space."""
    place = {word.i: number for number, word in enumerate(w for w in words if not w.is_space)}
    for ent in doc.ents:
        listed = [place[word.i] for word in ent if word.i in place]
        if listed and words.start <= ent.start and ent.end <= words.end:
            yield listed[0], listed[-1], ent.label_


def _runs(chosen: list[Stretch]) -> Iterator[list[Stretch]]:
    for _, group in groupby(chosen, key=lambda part: part.paragraph):
        run: list[Stretch] = []
        for part in group:
            if run and (part.start - run[-1].end > 3 or part.end - run[0].start > RUN):
                yield run
                run = []
            run.append(part)
        yield run


def _document(reader: Pipeline, copy: str, run: list[Stretch]) -> Doc:
    """The words of a run, with the beginnings of its sentences set."""
    base = run[0].start
    doc = reader.nlp.make_doc(copy[base : run[-1].end])
    starts = iter([part.start - base for part in run[1:]])
    following = next(starts, None)
    for token in doc:
        begins = following is not None and token.idx >= following
        token.is_sent_start = token.i == 0 or begins
        if begins:
            following = next(starts, None)
    return doc


def _tokens(text: str, words: Iterable[SpacyToken], base: int) -> Iterator[Token]:
    """Our words for spaCy's; the trees of one sentence joined under its last one."""
    table, listed = labels(), [word for word in words if not word.is_space]
    index = {word.i: number for number, word in enumerate(listed)}
    heads = [index.get(word.head.i, number) for number, word in enumerate(listed)]
    main = max((number for number, head in enumerate(heads) if number == head), default=0)
    tree = Tree(
        [word.lower_ for word in listed],
        [word.tag_ for word in listed],
        [table.dependencies.get(word.dep_, word.dep_) for word in listed],
        heads,
    )
    for number, head in enumerate(heads):
        if number == main:
            tree.deps[number] = "ROOT"
        elif number == head:  # an opening clause or date: a tree of its own until here
            tree.hang(number, main, "advcl" if tree.tags[number].startswith("VB") else "obl")
    mend(tree)
    for number, word in enumerate(listed):
        start, dep, tag = base + word.idx, tree.deps[number], tree.tags[number]
        shown = text[start : start + len(word)]
        pos = word.pos_ if tag == word.tag_ else ""
        yield Token(
            number,
            shown,
            start,
            start + len(word),
            (word.lemma_ or word.lower_).lower(),
            tag,
            pos or _part_of_speech(tag, dep),
            dep,
            tree.heads[number],
            shown.lower(),
            dep.partition(":")[0],
        )


def _part_of_speech(tag: str, dep: str) -> str:
    pos = labels().tags.get(tag, "X")
    return "AUX" if pos == "VERB" and dep.partition(":")[0] in ("aux", "cop") else pos


# --- without one ------------------------------------------------------------------------------


def _read_blank(
    text: str, copy: str, chosen: list[Stretch], language: str
) -> dict[tuple[int, int], Sentence]:
    """Words and their dictionary forms; names by their capitals, surnames in a second reading."""
    import simplemma

    listed = language in _lemma_languages()
    surnames: set[str] = set()

    def known(token: Token) -> bool:
        """A common word: in German by the dictionary, elsewhere only where a sentence begins."""
        if not listed or (language != "de" and token.index) or token.text in surnames:
            return False
        word = token.text if language == "de" else token.lower
        return bool(simplemma.is_known(word, lang=language))

    words = [_blank_tokens(text, copy, part, language, listed) for part in chosen]
    reader = NameReader(text, labels().names)
    pairs: list[tuple[list[Token], list[Entity]]] = [(tokens, []) for tokens in words]
    first = [name for found in reader.read(pairs, known=known) for name in found]
    surnames.update(
        name.text.split()[-1]
        for name in first
        if name.kind in ("person", None) and " " in name.text
    )
    return {
        part[:2]: Sentence(*part, tokens=tuple(tokens), names=tuple(found))
        for part, tokens, found in zip(chosen, words, reader.read(pairs, known=known), strict=True)
    }


def _blank_tokens(text: str, copy: str, part: Stretch, language: str, listed: bool) -> list[Token]:
    import simplemma

    tokens = []
    spans = _words(copy, part, eliding=language in ELIDING)
    for number, (start, end) in enumerate(spans):
        word = text[start:end]
        plain_word = word.lower() if number == 0 and language != "de" else word
        lemma = word
        if listed and word.isalpha():
            lemma = simplemma.lemmatize(plain_word, lang=language)
        tokens.append(
            Token(
                number, word, start, end, lemma.lower(),
                head=number, lower=word.lower(),
            )
        )  # fmt: skip
    return tokens


def _words(copy: str, part: Stretch, *, eliding: bool) -> Iterator[tuple[int, int]]:
    """Where the words of a sentence stand; what was joined by an apostrophe stands apart."""
    for match in WORD.finditer(copy, part.start, part.end):
        start, end = match.span()
        elided = ELIDED.match(copy, start, end) if eliding else None
        if elided is not None:
            yield elided.span()
            start = elided.end()
        yield start, end


def _lemma_languages() -> frozenset[str]:
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    return frozenset(SUPPORTED_LANGUAGES)
