"""Where older messages begin in a message, and whose they are."""

import datetime as dt

import pytest

from timeline.text.mail_introductions import Origin, date_in, introduction
from timeline.text.mail_lines import text_lines
from timeline.text.mail_replies import threaded

DAY = dt.date(2019, 5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "On 3 May 2019, Jana Weil wrote:",
        "On 3 May 2019, at 10:22, Jana Weil wrote:",
        "On Fri, May 3, 2019 at 10:22 AM Jana Weil <jana@weil.example> wrote:",
        "On Fri, May 3rd, 2019, 10:22 a.m. Jana Weil (jana@weil.example) wrote:",
        "On Friday, 3 May 2019 10:22:11 CEST Jana Weil wrote:",
        "Jana Weil <jana@weil.example> wrote on 3 May 2019:",
        "Am 03.05.2019 um 10:22 schrieb Jana Weil:",
        "Am Fr., 3. Mai 2019 um 10:22 Uhr schrieb Jana Weil <jana@weil.example>:",
        "Jana Weil <jana@weil.example> schrieb am 3. Mai 2019 um 10:22:",
        "Le ven. 3 mai 2019 à 10:22, Jana Weil <jana@weil.example> a écrit :",
        "Le 03.05.2019 à 10:22, Jana Weil a écrit :",
        "El vie, 3 may 2019 a las 10:22, Jana Weil (<jana@weil.example>) escribió:",
        "Il giorno ven 3 mag 2019 alle ore 10:22 Jana Weil <jana@weil.example> ha scritto:",
        "Em sex., 3 de mai. de 2019 às 10:22, Jana Weil <jana@weil.example> escreveu:",
        "Op vr 3 mei 2019 om 10:22 schreef Jana Weil <jana@weil.example>:",
        "Den fre 3 maj 2019 kl 10:22 skrev Jana Weil <jana@weil.example>:",
        "3 мая 2019 г., в 10:22, Jana Weil <jana@weil.example> написал(а):",
        "пт, 3 мая 2019 г. в 10:22, Jana Weil <jana@weil.example>:",
        "2019-05-03 10:22 GMT+02:00 Jana Weil <jana@weil.example>:",
    ],
)
def test_introductions(line: str) -> None:
    assert introduction(line) == Origin("Jana Weil", DAY)


@pytest.mark.parametrize(
    ("line", "origin"),
    [
        ("Jana Weil wrote:", Origin("Jana Weil", None)),
        ("On 3/4/2019, Jana Weil wrote:", Origin("Jana Weil", None)),
        ("On 5/3/19 10:22 AM, Jana Weil wrote:", Origin("Jana Weil", None)),
        ("On 3 May 2019, jana@weil.example wrote:", Origin("jana@weil.example", DAY)),
        ("On 3 May 2019, María von der Leye wrote:", Origin("María von der Leye", DAY)),
    ],
)
def test_half_of_it(line: str, origin: Origin) -> None:
    assert introduction(line) == origin


@pytest.mark.parametrize(
    "line",
    ["", "This is what the report on the harbour wrote:", "They said:", "It was signed.",
     "See below:", "3 May 2019:", "wrote:", "x " * 300 + "wrote:"],
)  # fmt: skip
def test_no_introductions(line: str) -> None:
    assert introduction(line) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("Friday, May 3, 2019 10:22 AM", DAY), ("Montag, 3. Mai 2019 09:12", DAY),
     ("viernes, 3 de mayo de 2019 10:22", DAY), ("vendredi 3 mai 2019 10:22", DAY),
     ("03.05.2019 10:22", DAY), ("2019-05-03T10:22", DAY), ("3/4/2019", None), ("soon", None)],
)  # fmt: skip
def test_date_in_a_header(text: str, day: dt.date | None) -> None:
    assert date_in(text) == day


def replies(text: str) -> list[tuple[str | None, dt.date | None, str]]:
    whole, passages = threaded(list(text_lines(text, flowed=False)))
    return [(one.author, one.published, whole[one.start : one.end]) for one in passages]


@pytest.mark.parametrize(
    "block",
    [
        "From: Jana Weil <jana@weil.example>\nSent: Friday, May 3, 2019 10:22 AM\nTo: Piet Moor\n"
        "Subject: Lease",
        "Von: Jana Weil [mailto:jana@weil.example]\nGesendet: Freitag, 3. Mai 2019 10:22\n"
        "An: Piet Moor\nBetreff: Lease",
        "De : Jana Weil\nEnvoyé : vendredi 3 mai 2019 10:22\nÀ : Piet Moor\nObjet : Lease",
        "De: Jana Weil\nEnviado el: viernes, 3 de mayo de 2019 10:22\nPara: Piet Moor\nAsunto: x",
        "*From:* Jana Weil\n*Date:* 3 May 2019\n*To:* Piet Moor\n*Subject:* Lease",
        "-----Original Message-----\nFrom: Jana Weil\nSent: 3 May 2019 10:22\nTo: Piet",
        "---------- Forwarded message ---------\nFrom: Jana Weil <jana@weil.example>\n"
        "Date: Fri, May 3, 2019 at 10:22 AM\nSubject: Lease\nTo: Piet Moor <p@moor.example>,\n"
        "  Mira Toft <m@toft.example>",
        "________________________________\nFrom: Jana Weil\nSent: 3 May 2019\nTo: Piet",
        "On 3 May 2019, Jana Weil wrote:",
        "On Fri, May 3, 2019 at 10:22 AM Jana Weil\n<jana@weil.example> wrote:",
    ],
)
def test_unmarked_older_messages(block: str) -> None:
    text = f"See below.\n\n{block}\n\nThey signed.\n\nIt is done."
    assert replies(text) == [("Jana Weil", DAY, "They signed.\n\nIt is done.")]


def test_marked_replies_of_several_depths() -> None:
    text = (
        "Mine.\n\nOn 3 May 2019, Jana Weil wrote:\n> Hers.\n>\n> On 2 May 2019, Piet Moor wrote:\n"
        ">> His,\n>> in two lines.\n> Hers again.\n\nMine again.\n> Unknown."
    )
    older = dt.date(2019, 5, 2)
    assert replies(text) == [
        ("Jana Weil", DAY, "Hers.\n\nOn 2 May 2019, Piet Moor wrote:"),
        ("Piet Moor", older, "His,\nin two lines."),
        ("Jana Weil", DAY, "Hers again."),
        (None, None, "Unknown."),
    ]


def test_the_same_reply_is_the_same_text_in_every_message() -> None:
    """Marks of quotation and introductions differ; the words that are quoted do not."""
    marked = "A.\n\nOn 3 May 2019, Jana Weil wrote:\n> They signed.\n> It is done."
    deeper = "B.\n> C.\n>> On 3 May 2019, Jana Weil wrote:\n>>> They signed.\n>>> It is done."
    below = "D.\n\nFrom: Jana Weil\nSent: 3 May 2019\nTo: Piet\n\nThey signed.\nIt is done."
    found = {replies(text)[-1] for text in (marked, deeper, below)}
    assert found == {("Jana Weil", DAY, "They signed.\nIt is done.")}


@pytest.mark.parametrize(
    "text",
    [
        "They signed.\nFrom: what we know\nit was secret.",
        "He wrote: They signed.",
        ">From the harbour it is far.",
        "a > b, and b > c.",
        "They said:\n\nIt is done.",
        "--\nJana Weil\nCourier",
    ],
)
def test_no_replies(text: str) -> None:
    assert replies(text) == []


def test_hostile_quotation_is_linear() -> None:
    deep = "".join(">" * (number % 60) + f" line {number}\n" for number in range(5000))
    assert len(replies(deep)) > 1000
    assert len(replies("On 3 May 2019, Jana Weil wrote:\n" * 500)) < 500
    assert len(replies("From: x\nSent: 3 May 2019\nTo: y\n\n" * 500)) < 500
