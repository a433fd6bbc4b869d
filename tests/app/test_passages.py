import pytest

from timeline.app.passages import LONGEST, Marked, marked_parts, quote_in_source

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
    shown = quote_in_source(text, 0, len(text))
    assert "<img" not in shown
    assert "\x1b" not in shown
    assert "\x1b" not in "".join(words for words, _, _ in marked_parts(text, []))


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
    parts = marked_parts(TEXT, [Marked(start, end, "claim") for start, end in marks])
    assert [words for words, kind, _ in parts if kind] == marked
    assert "".join(words for words, _, _ in parts) == TEXT


def test_very_long_texts_are_cut_and_say_so() -> None:
    shown = "".join(words for words, _, _ in marked_parts("x" * (LONGEST + 1500), []))
    assert "1,500 more characters are not shown here." in shown
    assert len(shown) < LONGEST + 200
