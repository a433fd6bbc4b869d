"""JSON-LD is read where it is broken too, and other articles are left aside."""

import json

import pytest

from timeline.text.linked_data import first_text, linked_nodes, main_article, names_of

ARTICLE = {"@type": "NewsArticle", "headline": "Lease", "datePublished": "2019-05-07"}
OTHER = {"@type": "NewsArticle", "headline": "Fish", "datePublished": "2011-01-01"}


def article(*values: object, titles: tuple[str, ...] = (), address: str | None = None) -> object:
    nodes = linked_nodes(json.dumps(value) for value in values)
    found = main_article(nodes, titles=titles, address=address)
    return found and found.get("headline")


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [ARTICLE],
        {"@graph": [{"@type": "WebPage", "headline": "Site"}, ARTICLE]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
        {"@type": "ItemPage", "mainEntityOfPage": {"x": [[ARTICLE]]}},
        {**ARTICLE, "@type": ["Thing", "schema:NewsArticle"]},
        {**ARTICLE, "@type": "http://schema.org/LiveBlogPosting", "liveBlogUpdate": [OTHER]},
        {"@type": "ClaimReview", "headline": "Lease", "itemReviewed": OTHER},
        [{"@type": "BreadcrumbList", "itemListElement": [{"item": OTHER}]}, ARTICLE],
    ],
)
def test_the_article_is_found(value: object) -> None:
    assert article(value) == "Lease"


def test_of_several_the_one_with_the_title_or_address() -> None:
    assert article(OTHER, ARTICLE) == "Fish"
    assert article(OTHER, ARTICLE, titles=("LEASE!",)) == "Lease"
    here = {**ARTICLE, "url": "https://a.example/lease"}
    assert article(OTHER, here, address="https://a.example/lease") == "Lease"


def test_nothing_of_the_kind() -> None:
    assert article({"@type": "Organization", "name": "Courier"}) is None
    assert article() is None


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Lease",}',
        '{"@type": "NewsArticle", "headline": "Lease", "a": [1, 2,],}',
        '<!-- {"@type": "NewsArticle", "headline": "Lease"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Lease"}\n//]]>',
        '{"a": 1}\n{"@type": "NewsArticle", "headline": "Lease"}',
        '{"@type": "NewsArticle", "text": "line\nbreak\tand tab", "headline": "Lease"}',
        '{"@type": "NewsArticle", "text": "a "quoted" word", "headline": "Lease"}',
        '{"@type": "NewsArticle", "headline": "Lease", "cut": "off he',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Lease&quot;}",
    ],
)
def test_broken_scripts(script: str) -> None:
    found = main_article(linked_nodes([script]), titles=(), address=None)
    assert found is not None
    assert found["headline"] == "Lease"


@pytest.mark.parametrize("script", ["", "null", "7", '"text"', "[" * 50_000, '{"a":' * 50_000])
def test_scripts_without_anything(script: str) -> None:
    assert main_article(linked_nodes([script]), titles=(), address=None) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [("A &amp;  B", "A & B"), (["x", "y"], "x"), ({"name": "N"}, "N"), ({"@value": "V"}, "V"),
     ([{"name": ["deep"]}], "deep"), (None, ""), (7, ""), ([], ""), ({}, "")],
)  # fmt: skip
def test_first_text(value: object, expected: str) -> None:
    assert first_text(value) == expected


def test_names_follow_references() -> None:
    nodes = [{"@id": "#j", "name": "Jana Weil"}]
    assert names_of([{"@id": "#j"}, {"name": "Piet"}, "Olaf", {"@id": "#?"}, None], nodes) == [
        "Jana Weil", "Piet", "Olaf",
    ]  # fmt: skip
