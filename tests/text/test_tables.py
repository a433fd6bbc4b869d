"""Spreadsheets as the programs of newsrooms write them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from timeline.errors import UnreadableSource
from timeline.model import Source
from timeline.text.tables import Row, Table, read_table

WHEN = dt.datetime(2024, 5, 17, tzinfo=dt.UTC)


def table(content: bytes | str, name: str = "a.csv") -> Table:
    whole = content.encode() if isinstance(content, str) else content
    return read_table(Source(name=name, content=whole, captured=WHEN))


@pytest.mark.parametrize(
    "content",
    [
        "date,what\n2014,Größe\n",
        "\ufeffdate,what\r\n2014,Größe\r\n",
        "date;what\n2014;Größe\n",
        "date\twhat\n2014\tGröße\n",
        "sep=;\ndate;what\n2014;Größe\n",
        "The lease\n\ndate;what\n2014;Größe\n;\n\n",
        "date;what\n2014;Größe".encode("cp1252"),
        "date\twhat\r\n2014\tGröße\r\n".encode("utf-16"),
    ],
)
def test_however_it_was_saved(content: bytes | str) -> None:
    found = table(content)
    assert found.head == ("date", "what")
    assert [row.cells for row in found.rows] == [("2014", "Größe")]


def test_rows_are_numbered_as_the_spreadsheet_does() -> None:
    found = table('date,what\n2014,"a\nb, c"\n\n2015,d\n')
    assert found.rows == (Row(2, ("2014", "a\nb, c")), Row(4, ("2015", "d")))


def test_commas_in_the_words_do_not_make_columns() -> None:
    found = table("date;what\n2014;the ship, the port, the lease\n2015;more, of it, all\n")
    assert found.rows[0].cells == ("2014", "the ship, the port, the lease")


def test_columns_are_told_by_name() -> None:
    found = table("Date, What \n2014,x\n")
    assert (found.column("date"), found.column("what"), found.column("who")) == (0, 1, None)


@pytest.mark.parametrize("content", ["", "\n\n", "one\ntwo\n", "a\n" * 5])
def test_what_is_no_table(content: str) -> None:
    with pytest.raises(UnreadableSource, match="no table"):
        table(content)


def workbook(*rows: list[object], formats: dict[str, str] | None = None, **given: object) -> bytes:
    book = openpyxl.Workbook()
    if given.get("epoch"):
        from openpyxl.utils.datetime import MAC_EPOCH

        book.epoch = MAC_EPOCH
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for place, code in (formats or {}).items():
        sheet[place].number_format = code
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("code", "shown"),
    [("yyyy-mm-dd", "2014-03-01"), ("dd.mm.yyyy", "2014-03-01"), ("mmm-yy", "2014-03"),
     ('[$-407]mmmm" "yyyy', "2014-03"), ("yyyy", "2014"), ("d/m/yyyy h:mm", "2014-03-01")],
)  # fmt: skip
@pytest.mark.parametrize("epoch", [False, True])
def test_a_date_of_a_workbook_is_as_precise_as_it_is_shown(
    code: str, shown: str, epoch: bool
) -> None:
    content = workbook(
        ["date", "what"], [dt.date(2014, 3, 1), "x"], formats={"A2": code}, epoch=epoch
    )
    assert table(content, "a.xlsx").rows[0].cells == (shown, "x")


def test_other_cells_of_a_workbook() -> None:
    content = workbook(["a", "b", "c", "d"], [2014, 0.85, True, "'=x"], [], [None, "y", None, 1e20])
    assert [row.cells for row in table(content, "a.xlsx").rows] == [
        ("2014", "0.85", "TRUE", "'=x"),
        ("", "y", "", "1e+20"),
    ]


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table><table:table-row><table:table-cell><text:p>date</text:p></table:table-cell>
<table:table-cell><text:p>what</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="16382"/></table:table-row>
<table:table-row><table:table-cell office:value-type="date" office:date-value="2014-03-12T00:00:00">
<text:p>12.03.14</text:p></table:table-cell>
<table:table-cell><text:p>one</text:p><text:p>two</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
<table:table-row><table:table-cell office:value-type="float" office:value="2015">
<text:p>2,015</text:p></table:table-cell><table:table-cell><text:p>x</text:p></table:table-cell>
</table:table-row><table:table-row table:number-rows-repeated="1048570"><table:table-cell/>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def test_a_sheet_of_libreoffice() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", ODS)
    assert table(out.getvalue(), "a.ods").rows == (
        Row(2, ("2014-03-12", "one\ntwo")),
        Row(6, ("2015", "x")),
    )


@pytest.mark.parametrize("content", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 300])
def test_a_damaged_workbook(content: bytes) -> None:
    with pytest.raises(UnreadableSource, match="damaged workbook"):
        table(content, "a.xlsx")


def test_an_archive_that_is_none() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(UnreadableSource, match="no workbook"):
        table(out.getvalue(), "a.xlsx")
