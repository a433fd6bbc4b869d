"""What stands above a happening in its sentence, and how sure that leaves it.

'Police ruled out that Hale killed her', 'charges that she bribed', 'rumours that he was murdered
are false': the text does not say that anybody killed, bribed or died. A happening is the content
of the verb, noun or adjective above it, that one perhaps the content of another, up to the root.
Read from the root down, each says how sure its content is: as its class tells where it holds,
otherwise where it is denied (`governors`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..language import Sentence, Token
from ..model import Certainty
from .governors import Form, Governor, Governors, Part
from .happenings import OPENERS, Happening, opener

FARTHEST = 8
NOT_SO = frozenset(("negated", "denied"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
PARTS: dict[str, tuple[Part, ...]] = {
    "VERB": ("verb", "adjective"),
    "NOUN": ("noun", "adjective"),
    "ADJ": ("adjective", "verb"),
    "ADV": ("adjective",),
}
RELATIONS: dict[Form, frozenset[str]] = {
    "that": frozenset(("ccomp", "csubj", "parataxis", "acl", "appos", "nsubj")),
    "to": frozenset(("xcomp", "ccomp", "csubj", "acl", "advcl")),
    "doing": frozenset(("xcomp", "ccomp", "obj", "advcl", "acl", "obl", "nmod", "csubj")),
    "thing": frozenset(("obj", "obl", "nmod", "nsubj")),
}
THINGS = frozenset(("obj", "nsubj", "obl", "flat", "xcomp", "nmod"))


@dataclass(frozen=True)
class Link:
    """A word that governs: `content` stands below it, `denials` are the words that negate it."""

    content: Token
    token: Token
    governor: Governor
    denials: tuple[Token, ...] = ()
    wrong: Token | None = None
    particles: tuple[Token, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """How sure a governor leaves its content, the words that say so, and the governor's word."""

    certainty: Certainty
    words: tuple[Token, ...]
    link: Link


def chain(happening: Happening, lists: Governors) -> list[Link]:
    """The governors above a happening, the nearest first."""
    sentence, token = happening.sentence, happening.token
    found: list[Link] = []
    for _ in range(FARTHEST):
        above = sentence.head(token)
        if above.index == token.index:
            break
        if any(word.lower == "whether" for word in sentence.dependents(token, "mark")):
            break  # what is asked is neither so nor not so
        link = _link(sentence, token, above, lists, own=token is happening.token)
        if link is None and token.relation == "acl" and token.dep != "acl":
            break  # a relative clause tells of a noun, whatever is said about that
        if link is not None:
            found.append(link)
        elif token.relation == "conj" and not _alike(sentence, token, above):
            break
        token = above if link is None else link.token
    return found


def outcomes(links: list[Link]) -> list[Outcome]:
    """How sure each governor leaves the happening, read from the root down.

    Where one says that the next does not hold, its word is spent on that: in 'X denied that the
    court had ruled it out' nothing is denied of the innermost.
    """
    found: list[Outcome] = []
    spent: tuple[Token, ...] = ()
    for link in reversed(links):
        negated = bool(spent or link.denials)
        certainty = link.governor.negated if negated else link.governor.affirmed
        words = (*spent, *link.denials, link.token, *link.particles)
        if spent and link.governor.affirmed == "reported":
            certainty = "denied"  # 'It would be wrong to say that …'
        if link.wrong is not None and certainty in ("reported", "alleged"):
            certainty, words = "denied", (link.wrong, link.token)
        if negated:
            found = [one for one in found if one.certainty not in NOT_SO]
        if certainty != "stated":
            found.append(Outcome(certainty, words, link))
        spent = words if certainty in NOT_SO else ()
    return found[::-1]


def tells_alone(links: list[Link]) -> Link | None:
    """The governor that is the happening itself: 'stopped' in 'stopped paying taxes'."""
    return links[0] if links and links[0].governor.alone else None


# --- one step ---------------------------------------------------------------------------------


def _link(
    sentence: Sentence, token: Token, above: Token, lists: Governors, *, own: bool
) -> Link | None:
    """The governor that a word is the content of, if there is one."""
    form = _form(sentence, token)
    if form == "thing" and not (own or lists.of("noun", token.lemma)):
        return None
    for governing in _governing(sentence, token, above):
        for part in PARTS.get(governing.pos, ()):
            for word in _names(sentence, governing, part):
                for governor in lists.of(part, word):
                    if form in governor.forms and _fits(sentence, token, governing, governor, form):
                        denials = tuple(_denials(sentence, governing, lists))
                        wrong = _beside(sentence, governing, lists, "wrongly")
                        parts = tuple(_particles(sentence, governing)) if "_" in word else ()
                        return Link(token, governing, governor, denials, wrong, parts)
    return None


def _governing(sentence: Sentence, token: Token, above: Token) -> Iterator[Token]:
    """The word above; where that is a mere noun, perhaps the verb or noun it stands with:
    'accused [the mayor] of taking bribes', 'a charge of [money] laundering'."""
    yield above
    is_mere = token.dep == "acl" and above.pos in ("NOUN", "PROPN", "PRON")
    if is_mere and above.relation in THINGS:
        yield sentence.head(above)


def _names(sentence: Sentence, token: Token, part: Part) -> Iterator[str]:
    """The names under which a word may be listed: with its particle first."""
    if part == "verb":
        for child in _particles(sentence, token):
            yield f"{token.lemma}_{child.lower}"
            yield f"{token.lower}_{child.lower}"
        yield token.lemma
        if token.lower != token.lemma:
            yield token.lower
    elif part == "noun":
        yield token.lemma
    else:
        yield token.lower


def _particles(sentence: Sentence, token: Token) -> Iterator[Token]:
    """'Out' in 'ruled out'."""
    for child in sentence.dependents(token, "compound", "advmod", "case"):
        if child.index == token.index + 1:
            yield child


def _form(sentence: Sentence, token: Token) -> Form:
    """The shape of a content."""
    if token.pos not in ("VERB", "AUX"):
        copula = sentence.dependents(token, "cop")
        return "that" if copula else "thing"
    helping = sentence.dependents(token, "aux", "mark")
    if any(word.lower == "to" for word in helping):
        return "to"
    if token.tag in FINITE or any(word.tag in FINITE for word in helping):
        return "that"
    if token.tag == "VBG" or any(word.tag == "VBG" for word in helping):
        return "doing"
    return "that" if token.tag in ("VBN", "VB") and sentence.dependents(token, "nsubj") else "doing"


def _fits(
    sentence: Sentence, token: Token, governing: Token, governor: Governor, form: Form
) -> bool:
    """True where a content of this shape hangs there as contents of this class do."""
    if token.relation not in RELATIONS[form]:
        return form == "that" and _is_advcl_that(sentence, token)
    leads = {word.lower for word in sentence.dependents(token, "case", "mark")} - {"to"}
    if form == "that":
        if token.relation == "acl" and governing.pos != "NOUN":
            return False
        if token.dep == "acl:relcl":
            return _is_content(sentence, token)
        if token.relation in ("appos", "nsubj") and governing.pos == "VERB":
            return False
        return opener(sentence, token) is None and not leads & OPENERS
    if form == "to":
        return not (governor.alone and token.relation == "advcl")
    if form == "doing":
        if token.head != governing.index:
            above = sentence.head(token)
            if above.relation == "nmod":  # 'a charge of [money] laundering'
                leads = {word.lower for word in sentence.dependents(above, "case")}
            if not governor.by:
                return False
        return bool(leads & governor.by) if governor.by else not leads and _is_close(token)
    return _thing_fits(token, governing, governor, leads)


def _thing_fits(token: Token, governing: Token, governor: Governor, leads: set[str]) -> bool:
    if governing.pos == "ADJ" or governor.part == "adjective":
        return token.relation == "nsubj" or bool(leads & governor.by)
    if token.relation == "nsubj":
        return token.dep == "nsubj:pass" and not governor.by
    if governor.by:
        return bool(leads & governor.by)
    return token.relation == "obj"


def _is_close(token: Token) -> bool:
    return token.relation in ("xcomp", "ccomp", "obj", "csubj")


def _is_advcl_that(sentence: Sentence, token: Token) -> bool:
    """'It is false that …' and the like, hung as if they told a circumstance."""
    return token.relation in ("advcl", "dep") and any(
        word.lower == "that" for word in sentence.dependents(token, "mark")
    )


def _is_content(sentence: Sentence, token: Token) -> bool:
    """A content read as a relative clause: 'charges that she bribed an inspector' has whoever
    acts and what is acted on besides its 'that'."""
    below = sentence.dependents(token)
    joint = next((word for word in below if word.lower == "that"), None)
    if joint is None or joint.relation == "nsubj":
        return False
    acting = any(word.relation in ("nsubj", "expl") for word in below)
    whole = any(
        word.relation in ("obj", "xcomp", "ccomp", "aux", "obl", "advmod")
        for word in below
        if word is not joint
    )
    return acting and (whole or joint.relation in ("mark", "dep"))


def _alike(sentence: Sentence, token: Token, first: Token) -> bool:
    """True for a second verb that shares what is above the first: 'refused to sign or to pay'."""
    if token.tag == first.tag or token.pos != "VERB":
        return True
    return _form(sentence, token) == _form(sentence, first)


# --- negation ---------------------------------------------------------------------------------


def _beside(sentence: Sentence, token: Token, lists: Governors, name: str) -> Token | None:
    below = sentence.dependents(token, "advmod", "det", "amod", "case", "cc", "mark")
    return next((word for word in below if lists.has(name, word.lower)), None)


def _denials(sentence: Sentence, token: Token, lists: Governors) -> Iterator[Token]:
    """The words that negate a governor: 'not true', 'nothing shows', 'no evidence', 'did not
    find evidence', 'contrary to reports'."""
    own = _beside(sentence, token, lists, "hardly")
    if own is not None:
        yield own
        return
    yield from _denying_parts(sentence, token, lists)
    above = sentence.head(token)
    if token.pos == "NOUN" or token.relation == "xcomp":
        contrary = _beside(sentence, token, lists, "contrary")
        lack = above if above.lemma in ("lack", "absence") and above is not token else None
        said = above if lists.has("contrary", above.lower) else None
        for word in (contrary, lack, said):
            if word is not None:
                yield word
                return
        if token.relation in ("obj", "xcomp", "nsubj") and above.pos in ("VERB", "AUX"):
            word = _beside(sentence, above, lists, "hardly")
            if word is not None:
                yield word
            else:
                yield from _denying_parts(sentence, above, lists)


def _denying_parts(sentence: Sentence, token: Token, lists: Governors) -> Iterator[Token]:
    """'Nothing', 'nobody' or 'no witness' as subject; 'no', 'without' or 'little' before a noun."""
    for word in sentence.dependents(token, "nsubj", "det", "amod", "case"):
        if word.relation != "nsubj":
            if lists.has("nobody", word.lower) or word.lower == "without":
                yield word
        elif lists.has("nobody", word.lower):
            yield word
        else:
            yield from (
                child
                for child in sentence.dependents(word, "det", "amod", "cc")
                if lists.has("nobody", child.lower)
            )
