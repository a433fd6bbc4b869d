import pytest

from timeline.export.deeplink import deep_link, safe_address

ADDRESS = "https://courier.example/lease"


@pytest.mark.parametrize(
    ("address", "words", "link"),
    [
        (ADDRESS, "signed on 12 March", f"{ADDRESS}#:~:text=signed%20on%2012%20March"),
        (ADDRESS, "a well-known firm", f"{ADDRESS}#:~:text=a%20well%2Dknown%20firm"),
        (
            ADDRESS,
            "Vale & Sons, of Halden",
            f"{ADDRESS}#:~:text=Vale%20%26%20Sons%2C%20of%20Halden",
        ),
        (ADDRESS, "50 % of “all”", f"{ADDRESS}#:~:text=50%20%25%20of%20%E2%80%9Call%E2%80%9D"),
        (ADDRESS, "  two\t spaces ", f"{ADDRESS}#:~:text=two%20spaces"),
        (f"{ADDRESS}#page-2", "signed", f"{ADDRESS}#page-2:~:text=signed"),
        (f"{ADDRESS}#:~:text=other", "signed", f"{ADDRESS}#:~:text=signed"),
        (f"{ADDRESS}?a=1&b=2", "signed", f"{ADDRESS}?a=1&b=2#:~:text=signed"),
        (ADDRESS, "", ADDRESS),
        (
            ADDRESS,
            "One two three four five six.\nSeven eight nine ten eleven twelve.",
            f"{ADDRESS}#:~:text=One%20two%20three%20four%20five,eight%20nine%20ten%20eleven%20twelve.",
        ),
        ("http://[::1]:8000/a", "signed", "http://[::1]:8000/a#:~:text=signed"),
        (
            "https://courier.example/a b/é",
            "x y",
            "https://courier.example/a%20b/%C3%A9#:~:text=x%20y",
        ),
        ("https://ada:secret@courier.example/", "x", "https://courier.example/#:~:text=x"),
    ],
)
def test_link_opens_at_the_quote(address: str, words: str, link: str) -> None:
    assert deep_link(address, words) == link


def test_long_quotes_are_named_by_their_ends() -> None:
    words = " ".join(f"word{number}" for number in range(200))
    link = deep_link(ADDRESS, words)
    assert link == (
        f"{ADDRESS}#:~:text=word0%20word1%20word2%20word3%20word4"
        ",word195%20word196%20word197%20word198%20word199"
    )


def test_a_long_quote_of_one_word_stays_short() -> None:
    link = deep_link(ADDRESS, "x" * 10_000)
    assert link is not None
    assert len(link) < 400


@pytest.mark.parametrize(
    ("address", "page", "link"),
    [
        ("https://court.example/r.pdf", 7, "https://court.example/r.pdf#page=7"),
        ("https://court.example/r.pdf#page=2", 7, "https://court.example/r.pdf#page=7"),
        ("https://court.example/r.pdf", None, "https://court.example/r.pdf"),
    ],
)
def test_pdf_opens_at_the_page(address: str, page: int | None, link: str) -> None:
    assert deep_link(address, "signed", page=page, media_type="application/pdf") == link


@pytest.mark.parametrize(
    "address",
    [
        None, "", "javascript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)",
        "java\nscript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://a.example/",
        "https://", "https:///path", "//courier.example/x", "lease.html", "https://[half",
        "https://courier.example:port/", "vbscript:x", "https://courier.example/\x00",
    ],
)  # fmt: skip
def test_only_web_addresses_become_links(address: str | None) -> None:
    assert deep_link(address, "signed") is None
    assert safe_address(address) is None
