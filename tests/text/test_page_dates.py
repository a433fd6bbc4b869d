"""When a page was published, and how sure that is."""

from collections.abc import Callable

import pytest

from timeline.model import Document

Read = Callable[..., Document]
BODY = "<p>The council of Ostmere signed a lease of its harbour on 12 March 1914, it says.</p>" * 2


def page(head: str = "", body: str = "", lang: str = "en") -> str:
    return f"<!DOCTYPE html><html lang={lang}><head>{head}</head><body>{body}{BODY}</body></html>"


def meta(name: str, content: str, attribute: str = "property") -> str:
    return f'<meta {attribute}="{name}" content="{content}">'


def linked(published: str) -> str:
    return (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
        f'"{published}", "dateModified": "2020-01-01"}}</script>'
    )


@pytest.mark.parametrize(
    "head",
    [
        meta("article:published_time", "2019-05-07T22:30:00+02:00"),
        meta("og:article:published_time", "2019-05-07"),
        meta("datePublished", "2019-05-07 10:00", "itemprop"),
        meta("DC.date.issued", "2019-05-07", "name"),
        meta("pubdate", "20190507", "name"),
        meta("sailthru.date", "May 7, 2019", "name"),
        meta("date", "Tue, 07 May 2019 10:00:00 GMT", "name"),
        meta("its_publication", "1557216000", "name"),
        linked("2019-05-07T22:30:00Z"),
        linked("2019-05-07 22:30:00 +02:00"),
        linked("2019-05-07") + meta("article:published_time", "2018-01-01"),
        meta("article:published_time", "{{ date }}") + meta("date", "2019-05-07", "name"),
        meta("article:published_time", "1970-01-01T00:00:00Z") + meta("date", "2019-05-07", "name"),
        meta("article:modified_time", "2020-01-01") + meta("date", "2019-05-07", "name"),
    ],
)
def test_stated_in_the_head(read: Read, head: str) -> None:
    document = read(page(head), "page.html")
    assert (str(document.published), document.published_basis) == ("2019-05-07", "metadata")


@pytest.mark.parametrize(
    "body",
    [
        '<time itemprop="datePublished" datetime="2019-05-07">yesterday</time>',
        '<span itemprop="datePublished">7 May 2019</span>',
        '<time pubdate datetime="2019-05-07T10:00">then</time>',
        '<time class="entry-date published" datetime="2019-05-07T10:00:00+02:00">then</time>',
        '<time class="updated" datetime="2020-01-01">now</time>'
        '<time class="published" datetime="2019-05-07">then</time>',
    ],
)
def test_stated_in_the_body(read: Read, body: str) -> None:
    document = read(page(body=body), "page.html")
    assert (str(document.published), document.published_basis) == ("2019-05-07", "metadata")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="canonical" href="https://courier.example/2019/05/07/lease">', ""),
        ('<link rel="canonical" href="https://courier.example/lease-2019-05-07">', ""),
        ('<link rel="canonical" href="https://courier.example/a/20190507/lease.html">', ""),
        ("", '<div class="date">7 May 2019</div>'),
        ("", '<time datetime="2019-05-07T10:00:00">7 May 2019</time>'),
    ],
)
def test_guessed(read: Read, head: str, body: str) -> None:
    document = read(page(head, body), "page.html")
    assert (str(document.published), document.published_basis) == ("2019-05-07", "guessed")


def test_a_date_of_the_story_is_never_the_date_of_publication(read: Read) -> None:
    document = read(page(), "page.html")
    assert (document.published, document.published_basis) == (None, "unknown")


@pytest.mark.parametrize("stamp", ["2019-05-07T23:30:00-08:00", "2019-05-07T00:30:00+09:00"])
def test_the_day_is_the_one_stated(read: Read, stamp: str) -> None:
    assert str(read(page(linked(stamp)), "page.html").published) == "2019-05-07"


def test_doubts_are_told(read: Read) -> None:
    head = linked("2019-05-07") + meta("article:published_time", "2017-03-02")
    [remark] = read(page(head), "page.html").remarks
    assert "2017-03-02" in remark
    late = linked("2019-05-08T03:00:00Z")
    local = '<time class="published" datetime="2019-05-07T22:00:00-05:00">7 May</time>'
    [remark] = read(page(late, local), "page.html").remarks
    assert remark == "In another time zone the page states its publication as 2019-05-07."


def test_later_than_its_capture(read: Read) -> None:
    """Captured in 2024: another date is preferred; without one it is taken, with a remark."""
    later = meta("article:published_time", "2031-01-01")
    earlier = meta("date", "2019-05-07", "name")
    assert str(read(page(later + earlier), "page.html").published) == "2019-05-07"
    document = read(page(later), "page.html")
    assert str(document.published) == "2031-01-01"
    assert "later than the day it was captured" in document.remarks[0]
