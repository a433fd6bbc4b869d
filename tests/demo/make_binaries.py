"""Make the papers of the demonstration case that are not text: the PDF report and the Word memo.

Run `python tests/demo/make_binaries.py`; both files are committed, so this is needed only after a
change of their words.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from docx import Document
from docx.document import Document as Memo
from docx.shared import Pt
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

ARTICLES = Path(__file__).parents[2] / "timeline" / "demo" / "articles"
REPORT = ARTICLES / "audit-report-2019-09-27.pdf"
MEMO = ARTICLES / "port-memo-2020-01-17.docx"

TITLE = "Deepening of the Saltmere approach channel: report of an independent audit"
COVER = [
    "Prepared for the Minister of Transport by Thorne Maddox, chartered accountants.",
    "Dunmarrow, 27 September 2019",
]
SUMMARY = [
    "On 9 April 2019 the Minister of Transport, Robert Inskip, instructed us to examine the award, "
    "the performance and the payment of contract SPA-2017-04 between the Saltmere Port Authority "
    "and Brackwater Marine. We began work on 23 April 2019 and closed our enquiries on 6 September "
    "2019.",
    "Brackwater Marine removed about 2.1 million cubic metres of material between May and August "
    "2017. The Authority paid for 3.4 million. We estimate the loss at €14.6 million.",
    "The completion certificate of 25 August 2017 was signed by the Chief Executive, Martin "
    "Pellow, alone. The contract required the signature of the senior dredging inspector. The "
    "inspector, Ines Calloway, did not sign the certificate.",
    "We have not been asked to decide whether any person committed an offence, and we do not.",
]
AWARD = [
    "The Authority invited tenders on 14 June 2016. Five bids were received by the closing date of "
    "16 December 2016. According to the minutes, the tender committee met twice, on 31 January and "
    "on 20 February 2017, with Mr Pellow in the chair.",
    "Brackwater Marine was founded on 3 October 2016 and had never carried out a dredging "
    "contract. The committee asked for its accounts; they were handed to the members on 27 "
    "February 2017, the evening before the Board awarded the contract.",
    "The vessel named in the bid, the Annelise, was chartered from Ostrel Holdings of the Candle "
    "Islands. We wrote to Ostrel on 3 June 2019. It did not reply. We were not able to establish "
    "who owns it.",
]
PERFORMANCE = [
    "Dredging began on 8 May 2017. The Authority's inspector took soundings every fortnight. The "
    "sheets for the period from 12 June to 25 August 2017 are missing from the archive. Typed "
    "summaries stand in their place. Metadata of the summaries show that the file was created on "
    "15 September 2017, three weeks after the certificate was signed.",
    "Mr Pellow told us in an interview on 18 July 2019 that he had relied on figures supplied by "
    "the contractor. He denied having asked anybody to remove records.",
]
PAYMENTS = [
    ["Instalment", "Invoiced", "Paid", "Amount"],
    ["First", "6 March 2017", "20 March 2017", "€7,680,000"],
    ["Second", "3 July 2017", "17 July 2017", "€15,360,000"],
    ["Final", "28 August 2017", "30 August 2017", "€15,360,000"],
]
FLOWS = [
    "The final instalment was released two days after it was invoiced. The usual term was fourteen "
    "days. The Authority's bank accepted one signature where its mandate required two.",
    "Statements of Brackwater's account, which we obtained by order of the court in August 2019, "
    "show transfers to Ostrel Holdings of €1.2 million in all in the spring of 2017. No invoice "
    "from Ostrel for more than €460,000 has been found.",
    "The Board was not told of any of these matters before the grounding of the Corrin Star on 19 "
    "February 2019.",
    "We recommend that the Authority survey the whole channel before the end of 2019, and that it "
    "appoint an internal auditor. The post has been vacant since 2015.",
]

MEMO_PARAGRAPHS = [
    "To: all staff",
    "From: Joanna Reeve, acting chief executive",
    "Date: 17 January 2020",
    "Subject: Changes at the top of the Authority",
    "Dear colleagues,",
    "The board suspended Martin Pellow from his duties yesterday, with immediate effect, and "
    "asked me to act in his place. The suspension is not a finding of guilt. Mr Pellow denies that "
    "he did anything wrong.",
    "Many of you were in the building on 14 November when investigators searched the executive "
    "floor. I know that it was an unpleasant day. They took the contents of three offices and "
    "eleven telephones. We have cooperated fully since then and will go on doing so.",
    "You will have read in the press that files were destroyed. That is not what happened. No "
    "records were destroyed after the audit began. What became of the sounding sheets of 2017 is "
    "another matter, and it is being looked into.",
    "Three things will change. From 1 February no payment above €50,000 will leave this house on "
    "one signature. An internal auditor will be appointed before the end of March. And the channel "
    "will be surveyed every quarter, beginning this month.",
    "In December the board wrote to Brackwater Marine to demand the return of €14.6 million. "
    "Brackwater has not replied. If it has not paid by the end of February, the Authority will "
    "sue.",
    "Last week I met Ines Calloway, who worked here for eleven years and whom many of you miss. I "
    "apologised to her on behalf of the Authority. She accepted, but she is not coming back.",
    "Please do not talk to journalists without the press office. Please do talk to investigators.",
    "Joanna Reeve",
]


def make_report(target: Path) -> None:
    """Write the auditors' report: three pages with running heads and page numbers."""
    styles = getSampleStyleSheet()
    body = ParagraphStyle("body", parent=styles["BodyText"], fontSize=11, leading=16, spaceAfter=9)
    story: list[object] = [Spacer(1, 3 * cm), Paragraph(TITLE, styles["Title"])]
    story += [Paragraph(line, body) for line in COVER]
    story += [Spacer(1, 1 * cm), *section("1. Summary", SUMMARY, styles["Heading2"], body)]
    story += [PageBreak(), *section("2. The award", AWARD, styles["Heading2"], body)]
    story += section("3. The work", PERFORMANCE, styles["Heading2"], body)
    story += [PageBreak(), Paragraph("4. The payments", styles["Heading2"])]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "#888888"), ("FONTSIZE", (0, 0), (-1, -1), 10)]
    story += [Table(PAYMENTS, style=grid, hAlign="LEFT"), Spacer(1, 0.6 * cm)]
    story += [Paragraph(line, body) for line in FLOWS]
    paper = SimpleDocTemplate(
        str(target),
        pagesize=A4,
        leftMargin=2.5 * cm,
        rightMargin=2.5 * cm,
        title=TITLE,
        author="Thorne Maddox",
        subject="Contract SPA-2017-04",
        invariant=1,
    )
    paper.build(story, onFirstPage=furniture, onLaterPages=furniture)


def section(
    heading: str, paragraphs: list[str], head: ParagraphStyle, body: ParagraphStyle
) -> list[object]:
    """A heading and its paragraphs."""
    return [Paragraph(heading, head), *(Paragraph(line, body) for line in paragraphs)]


def furniture(canvas: Canvas, paper: SimpleDocTemplate) -> None:
    """The running head and the page number that stand on every page."""
    canvas.setFont("Helvetica", 8)
    canvas.drawString(2.5 * cm, A4[1] - 1.5 * cm, "Thorne Maddox · Saltmere approach channel")
    canvas.drawRightString(A4[0] - 2.5 * cm, 1.5 * cm, f"Page {paper.page} of 3")


def make_memo(target: Path) -> None:
    """Write the memo to the staff."""
    memo: Memo = Document()
    memo.styles["Normal"].font.name = "Calibri"
    memo.styles["Normal"].font.size = Pt(11)
    written = dt.datetime(2020, 1, 17, 8, 40, tzinfo=dt.UTC)
    memo.core_properties.author = "Joanna Reeve"
    memo.core_properties.title = "Changes at the top of the Authority"
    memo.core_properties.created = memo.core_properties.modified = written
    memo.core_properties.last_modified_by = "Joanna Reeve"
    memo.core_properties.comments = ""
    memo.sections[0].header.paragraphs[0].text = "Saltmere Port Authority · internal"
    memo.add_heading("Memo", level=1)
    for line in MEMO_PARAGRAPHS:
        memo.add_paragraph(line)
    memo.save(str(target))


if __name__ == "__main__":
    make_report(REPORT)
    make_memo(MEMO)
