import pytest

from timeline.app.passages import LONGEST, Marked, marked_text, quote_in_source

TEXT = (
    "The board met.\n\nOrrin Vale signed the lease on 12 March. It was <b>loud</b>.\n\n"
    "Nobody spoke."
)
START = TEXT.index("Orrin")
END = TEXT.index(" It was")


def test_the_quote_is_highlighted_in_its_passage() -> None:
    shown = quote_in_source(TEXT, START, END)
    assert f"<mark>{TEXT[START:END]}</mark>" in shown
    assert "It was &lt;b&gt;loud&lt;/b&gt;." in shown
    assert "…" not in shown


def test_the_words_of_the_date_are_marked_inside_the_quote() -> None:
    at = TEXT.index("12 March")
    shown = quote_in_source(TEXT, START, END, [Marked(at, at + 8, "timex")])
    assert 'lease on <span class="timex">12 March</span>.</mark>' in shown


def test_long_context_is_cut_at_a_word_and_says_so() -> None:
    text = "before " * 200 + "THE QUOTE" + " after" * 200
    start = text.index("THE")
    shown = quote_in_source(text, start, start + 9)
    assert shown.startswith("… before")
    assert shown.endswith("after …")
    assert len(shown) < 1000


def test_nothing_of_a_text_can_act() -> None:
    text = '<img src="https://spy.example/x" onerror="alert(1)"> ![x](https://spy.example) \x1b[31m'
    for shown in (quote_in_source(text, 0, len(text)), marked_text(text, [Marked(0, 9, "c")])):
        assert "<img" not in shown
        assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("marks", "marked"),
    [
        ([(0, 3), (4, 9)], ["The", "board"]),
        ([(4, 9), (0, 3)], ["The", "board"]),
        ([(0, 9), (4, 13)], ["The board", " met"]),
        ([(0, 9), (4, 8)], ["The board"]),
        ([(3, 3)], []),
        ([(5, 10_000)], [TEXT[5:]]),
    ],
)
def test_claims_are_marked_once_each(marks: list[tuple[int, int]], marked: list[str]) -> None:
    from html import escape

    shown = marked_text(TEXT, [Marked(start, end, "claim") for start, end in marks])
    parts = [part.partition("</mark>")[0] for part in shown.split('<mark class="claim">')[1:]]
    assert parts == [escape(words) for words in marked]


def test_very_long_texts_are_cut_and_say_so() -> None:
    shown = marked_text("x" * (LONGEST + 1500), [])
    assert "1,500 more characters are not shown here." in shown
    assert len(shown) < LONGEST + 200
