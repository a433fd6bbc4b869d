"""Which claim of a new reading is which of the old, by what it says and where.

The surest ways of telling are tried first; a claim is told once. What is left over on the old
side is not found any more, on the new side it was not found before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

from ..model import Claim

Key = Callable[[Claim], Hashable | None]


def _place(claim: Claim) -> Hashable:
    return claim.start, claim.end, _trigger(claim), claim.trigger and claim.trigger.start


def _trigger_place(claim: Claim) -> Hashable | None:
    return (claim.trigger.start, claim.trigger.text) if claim.trigger else None


def _words(claim: Claim) -> Hashable:
    return _plain(claim.quote), _trigger(claim)


def _quote(claim: Claim) -> Hashable:
    return _plain(claim.quote)


def _trigger(claim: Claim) -> str | None:
    return claim.trigger.text if claim.trigger else None


def _plain(words: str) -> str:
    return " ".join(words.split())


def same_claims(
    old: Mapping[str, Claim], new: Sequence[Claim], *, same_text: bool
) -> dict[int, str]:
    """For places in `new`, the key in `old` of the claim it is; offsets count in the same text.

    Where the text is another one, offsets say nothing: then the words decide, and where they
    stand several times, their order.
    """
    found: dict[int, str] = {}
    keys: tuple[Key, ...] = (
        (_place, _trigger_place, _words, _quote) if same_text else (_words, _quote)
    )
    for key in keys:
        _pair(found, old, new, key)
    for number, claim in enumerate(new):
        if number not in found:
            near = _overlapping(claim, _left(old, found), same_text=same_text)
            if near is not None:
                found[number] = near
    return found


def _pair(found: dict[int, str], old: Mapping[str, Claim], new: Sequence[Claim], key: Key) -> None:
    waiting: dict[Hashable, list[str]] = {}
    for name, claim in _left(old, found).items():
        if (told := key(claim)) is not None:
            waiting.setdefault(told, []).append(name)
    for number, claim in enumerate(new):
        if number not in found and (names := waiting.get(key(claim))):
            found[number] = names.pop(0)


def _left(old: Mapping[str, Claim], found: Mapping[int, str]) -> dict[str, Claim]:
    taken = set(found.values())
    return {name: claim for name, claim in old.items() if name not in taken}


def _overlapping(claim: Claim, old: Mapping[str, Claim], *, same_text: bool) -> str | None:
    """The one old claim told by the same word in a longer or shorter quote."""
    if claim.trigger is None:
        return None
    near = [
        name
        for name, other in old.items()
        if _trigger(other) == claim.trigger.text
        and (_share(claim, other) if same_text else _contained(claim, other))
    ]
    return near[0] if len(near) == 1 else None


def _share(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end


def _contained(one: Claim, other: Claim) -> bool:
    words, others = _plain(one.quote), _plain(other.quote)
    return words in others or others in words


def reads_differently(old: Claim, new: Claim) -> str | None:
    """What a person who decided on the old reading must know of the new; None: nothing."""
    before = [f"{name} {getattr(old, name)}" for name in TOLD if _differ(old, new, name)]
    after = [f"{name} {getattr(new, name)}" for name in TOLD if _differ(old, new, name)]
    if not after:
        return None
    return f"read as {', '.join(after)} today; before it was {', '.join(before)}"


TOLD = ("date", "certainty", "attributed_to")


def _differ(old: Claim, new: Claim, name: str) -> bool:
    return bool(getattr(old, name) != getattr(new, name))
