"""The year of a day, month or season whose words name none."""

from __future__ import annotations

from .anchors import Context
from .moments import AnchorOf, Date, date_of, finer, floor
from .neighbours import left_story, year_ahead, year_behind

MONTHS_BACK = 5  # a bare month further back than this is of the next year (128 of 147)
DAYS_AHEAD = 60  # plans are told in the past tense too: "announced a meeting on October 12"
PLAN_AHEAD = 270  # days; "expected in January", told in March, was the January before


def _turns_the_year(last: Date, month: int) -> bool:
    """A month far before the story's own one is of the next year (128 of 147)."""
    return finer(last.unit, "half") and month < last.first.month - MONTHS_BACK


def story_year(context: Context, month: int) -> int | None:
    """The year of a month or season in a narrative."""
    last = context.last
    if last is None:
        return context.published.year if context.published else None
    return last.first.year + _turns_the_year(last, month)


def nearest_year(context: Context, month: int, day: int | None) -> tuple[int, AnchorOf] | None:
    """The year of a month, or a day of a month, that names none.

    News: the nearest to publication (141 of 150 days, 54 of 66 months). Narratives: the year of
    the last date (325 of 347), the next one when the month lies far back.
    """
    above = context.year_above()
    if above is not None:
        return above
    paired = year_ahead(context, month, day)
    if paired is not None:
        return paired
    if context.narrative and context.last is not None and not left_story(context, month):
        last = context.last
        year = last.first.year
        year += _turns_the_year(last, month)
        return year, context.last_anchor
    if context.published is None:
        if context.last is None:
            return None
        return context.last.first.year, context.last_anchor
    behind = year_behind(context, month, day)
    if behind is not None:
        return behind
    published = context.published
    candidates = [
        date
        for year in (published.year, published.year - 1, published.year + 1)
        if (date := date_of("day" if day else "month", year, month, day or 1)) is not None
    ]
    if not candidates:
        return published.year, "published"
    return by_tense(context, candidates).first.year, "published"


def by_tense(context: Context, candidates: list[Date]) -> Date:
    """Of the same day, month or season in three years: the nearest, as far as the tense allows.

    A clause that looks ahead means the first that is not over, one that looks back the last
    that has begun; a day or month only a little ahead may be a plan told in the past tense.
    """
    published = context.published
    assert published is not None
    by_month = candidates[0].unit == "month"
    target = (floor("month", published) + 14 if by_month else published).number
    nearest = min(candidates, key=lambda date: abs(_middle(date) - target))
    tense = context.tense()
    if tense in ("will", "plan"):
        coming = min(
            (date for date in candidates if date.last >= published),
            key=lambda date: date.first,
            default=nearest,
        )
        far = coming.first.number - published.number > PLAN_AHEAD
        return nearest if tense == "plan" and far else coming
    ahead = nearest.first.number - published.number
    allowed = {"day": DAYS_AHEAD, "month": 1}.get(nearest.unit, 0)
    if tense == "past" and ahead > allowed:
        begun = (date for date in candidates if date.first <= published)
        return max(begun, key=lambda date: date.first, default=nearest)
    return nearest


def _middle(date: Date) -> int:
    return (date.first.number + date.last.number) // 2
