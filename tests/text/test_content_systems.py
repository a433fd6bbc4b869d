"""Pages as content systems and large sites write them: the article, its facts, and nothing else.

The pages are in `tests/pages/cms`, in words of our own; each shows the markup of one family of
sites with what stands around an article there.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from timeline.model import Document
from timeline.text.readers import ReadResult

ReadSaved = Callable[[str], ReadResult]


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What a page says of itself; `first` and `last` begin and end its text."""

    title: str
    byline: str | None
    publisher: str | None
    published: str
    basis: str = "metadata"
    language: str = "en"
    first: str
    last: str
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


PAGES = {
    "wordpress": Expected(
        title="Ferry firm paid consultant before tender opened",
        byline="Nadia Quist",
        publisher="The Ostmere Examiner",
        published="2021-02-11",
        first="A ferry company paid an adviser",
        last="began an inquiry on 1 February 2021.",
        has=(
            "“Advice on timetables”",
            "I declared every crown",
            "The tender opened on 9 December.",
        ),
        lacks=("Share", "Related", "kitchen", "cousin", "replies", "Reply", "Storm", "2020-06"),
    ),
    "wordpress-plain": Expected(
        title="Gemeinderat verkauft Bauhof ohne Ausschreibung",
        byline="Imke Saathoff",
        publisher=None,
        published="2019-10-17",
        language="de",
        first="Der Gemeinderat von Altenmoor hat",
        last="den Wert auf 540.000 Euro geschätzt.",
        lacks=("Veröffentlicht", "Verschlagwortet", "Schützenfest", "Feuerwehr", "WordPress"),
    ),
    "arc": Expected(
        title="Dam inspector warned of cracks two years before breach",
        byline="Rosa Emmerling, Dev Anand Pillai",
        publisher="The Vale Herald",
        published="2022-08-30",
        first="A dam inspector warned twice",
        last="- July 2020: second report, with photographs",
        has=("A budget cut in 2019", "- July 2018: first report"),
        lacks=("Read more", "ADVERTISEMENT", "joined the paper", "Most Read", "Fair returns"),
    ),
    "drupal": Expected(
        title="La presa se pagó dos veces",
        byline="Inés Barral",
        publisher="laboya.example",
        published="2019-11-13",
        language="es",
        first="La empresa Hidra Norte cobró dos veces",
        last="negó el lunes que hubiera irregularidades.",
        has=("14 de marzo de 2017 | 1.200.000 €",),
        lacks=("Enviado", "Etiquetas", "Siempre pasa", "Comentarios", "Aviso legal"),
    ),
    "amp": Expected(
        title="Le port franc a caché trois toiles",
        byline="Solène Kerbrat",
        publisher="Le Fanal",
        published="2020-03-05",
        language="fr",
        first="Des bordereaux montrent|Trois tableaux saisis par la justice",
        last="n'a pas souhaité répondre.",
        has=("Un inventaire falsifié", "a été mis en examen en janvier 2018."),
        lacks=("cookies", "Publicité", "Lire aussi", "lettre du matin", "Publié le"),
    ),
    "substack": Expected(
        title="The lease nobody signed",
        byline="Otis Varga",
        publisher="Silt",
        published="2023-05-09",
        first="What the land registry has, and what it lacks.|On 14 April I asked",
        last="The registry's letter is dated 28 April 2023.|the names below it.",
        has=("Who saw it", "The answer came on 2 May"),
        lacks=(
            "reader-supported",
            "Subscribe",
            "Share",
            "overalls",
            "tide table",
            "By subscribing",
        ),
    ),
    "ghost": Expected(
        title="Grid operator knew of fake readings in 2021",
        byline="Camille Osei",
        publisher="Tidewatch",
        published="2024-01-22",
        first="An internal memo names 31|The operator of the northern grid",
        last="- The contractor was paid for 912 visits in 2020.",
        has=("What the memo says", "He declined to speak."),
        lacks=("min read", "Already have", "Forty million", "would look into", "for subscribers"),
    ),
    "guardian-like": Expected(
        title="Lord Pemberwick resigned days before fraud report was due",
        byline="Kit Amadi",
        publisher="The Beacon",
        published="2018-07-06",
        first="Letter seen by the Beacon|A peer who stepped down",
        last="3,100 people between 2009 and 2013.",
        has=("Losses of £41m",),
        lacks=(
            "newsletter",
            "Sign up",
            "Read more",
            "Last modified",
            "Topics",
            "Reuse",
            "Heatwave",
        ),
    ),
    "bbc-like": Expected(
        title="Halse Bay: Lifeboat station closed after false logbook",
        byline="Owen Trask|NBS News",
        publisher="NBS News",
        published="2022-05-19",
        first="A lifeboat station has been closed",
        last="could not be reached.",
        has=("'Nobody told us'", "invented."),
        lacks=(
            "Image",
            "Published",
            "honoured",
            "Follow",
            "Related",
            "More on",
            "row",
            "Copyright",
        ),
    ),
    "graph-decoys": Expected(
        title="La clinica fantasma di Borgolieto",
        byline="Giada Tessari",
        publisher="Il Molo",
        published="2021-09-28",
        language="it",
        first="La clinica di Borgolieto non ha mai aperto",
        last="nega ogni accusa.",
        lacks=("Leggi anche", "Altomare", "Ospedali", "registrazione"),
    ),
    "microdata-only": Expected(
        title="Skolen stod tom i fire år",
        byline="Lærke Bonde",
        publisher="Fjordposten",
        published="2017-08-24",
        language="da",
        first="Kommunen betalte husleje",
        last="kunne være taget i brug.",
        lacks=("Opdateret", "Nyheder", "Havnegade"),
    ),
    "meta-only": Expected(
        title="Quarry owner fined after second blast",
        byline="Basil Underhay",
        publisher="Harrowgate Chronicle",
        published="2006-09-21",
        first="The owner of Stonehurst quarry",
        last="had since been dismissed.",
        lacks=("Front page", "Weather", "Contact"),
    ),
    "visible-date": Expected(
        title="Parish sold burial ground for one pound",
        byline="Edith Marlow",
        publisher=None,
        published="2019-03-14",
        basis="guessed",
        first="A parish council sold",
        last="moving 41 graves.",
        lacks=("Saturday", "Latest", "Bin strike", "Lido", "Copyright", "Thursday"),
    ),
    "liveblog": Expected(
        title="Port Amery verdict live: Minister found guilty on two counts",
        byline="Sunniva Dahl",
        publisher="Channel Eleven",
        published="2020-11-30",
        first="Court rises for the day|17:40|The court has risen.",
        last="expected today before noon.",
        has=("taking bribes in 2014 and again in 2016.",),
        lacks=("Share on Facebook", "Key moments"),
    ),
    "paywall": Expected(
        title="Stadtwerke zahlten Berater doppelt",
        byline="Henrike Vogt",
        publisher="Elbkurier",
        published="2022-11-03",
        language="de",
        first="Ein Prüfbericht vom 12. Oktober 2022|Die Stadtwerke Elbhafen haben",
        last="im August davon und|die zweimal beglichen wurden.",
        lacks=("Weiterlesen", "Testen", "kündbar", "Konto", "Elbkurier+", "©"),
    ),
    "cookie": Expected(
        title="Bog railway built on forged permits",
        byline="Fiachra Nolan|",
        publisher="Kilmoyle People",
        published="2016-06-02",
        first="A narrow-gauge railway across Derrylea bog",
        last="for them in good faith.",
        lacks=("privacy", "partners", "Cookies", "vendors", "consent", "Necessary"),
    ),
    "comments": Expected(
        title="School meals firm lost licence in 2015, records show",
        byline="Philippa Stroud",
        publisher="Tarn Valley Post",
        published="2018-04-10",
        first="The firm that cooks for eleven schools",
        last="nothing to do with the old one.",
        lacks=("virus", "1999", "comment", "moderator", "Log in", "About us"),
    ),
    "related": Expected(
        title="Prefeitura pagou por ambulâncias que não existem",
        byline="Dora Lemos|",
        publisher="Folha do Cais",
        published="2019-07-30",
        language="pt",
        first="A prefeitura de Porto Claro pagou",
        last="nega irregularidades.",
        has=("em julho e em outubro daquele ano.",),
        lacks=(
            "LEIA",
            "Hospital",
            "Vereador",
            "WhatsApp",
            "Mais lidas",
            "Publicidade",
            "Atualizado",
        ),
    ),
    "print": Expected(
        title="Customs chief owned share in warehouse",
        byline="Marek Sand|",
        publisher="thetern.example|",
        published="2013-04-18",
        basis="guessed",
        first="The head of customs in Dorrow",
        last="was being looked into.",
        lacks=("Printed", "Close window", "Last updated", "Copyright"),
    ),
    "updated-first": Expected(
        title="Grain store collapse: owner ignored two letters",
        byline="Constance Ofori|",
        publisher=None,
        published="2021-06-03",
        basis="guessed",
        first="The owner of a grain store",
        last="working with the inspectors.",
        lacks=("Updated", "Published"),
    ),
    "address-date": Expected(
        title="Two bidders, one address",
        byline=None,
        publisher="wharfnews.example",
        published="2018-11-07",
        basis="guessed",
        first="Two firms that bid against each other",
        last="compared the addresses.",
    ),
    "russian": Expected(
        title="Мост через Ветлугу оплатили дважды",
        byline="Тамара Лисина|",
        publisher="Волжский маяк",
        published="2019-03-14",
        basis="guessed",
        language="ru",
        first="Администрация области заплатила",
        last="отказался от комментариев.",
        lacks=("Новости", "Читайте", "Паром", "12:30", "бюджет"),
    ),
    "japanese": Expected(
        title="港湾局、入札前に業者へ支払い",
        byline=None,
        publisher="汐見新聞",
        published="2019-03-14",
        basis="guessed",
        language="ja",
        first="汐見市の港湾局が",
        last="と説明している。",
        lacks=("関連記事", "桟橋", "5時00分"),
    ),
    "arabic": Expected(
        title="البلدية دفعت ثمن المضخات مرتين",
        byline=None,
        publisher="صحيفة المرفأ",
        published="2019-03-14",
        basis="guessed",
        language="ar",
        first="دفعت بلدية الساحل",
        last="كان لقطع الغيار.",
        lacks=("الرئيسية", "محفوظة"),
    ),
    "blogger": Expected(
        title="Who sold the weighbridge?",
        byline="Barnaby Wick",
        publisher="notesfromthequay.example",
        published="2011-10-09",
        first="The weighbridge by the old gate",
        last="my letter of 12 September.",
        lacks=("Posted", "BlogThis", "Spain", "Archive", "Sunday"),
    ),
    "ministry": Expected(
        title="Land kündigt Vertrag mit Werft",
        byline=None,
        publisher=None,
        published="2018-04-26",
        basis="guessed",
        language="de",
        first="Das Land hat den Vertrag",
        last="Millionen Euro zurückfordern.|Kaistraße 2",
        lacks=("Impressum", "Stand:", "Themen", "Nr. 31/2018"),
    ),
    "gov": Expected(
        title="Fisheries Board: decision on the Halse Bay quota",
        byline=None,
        publisher=None,
        published="2017-02-28",
        first="The board has cut|The Fisheries Board decided",
        last="took nine months.",
        has=("Notes to editors",),
        lacks=("cookies", "Last updated", "Open Licence", "From:"),
    ),
    "nyt-like": Expected(
        title="A Judge’s Land, a Senator’s Vote",
        byline="Delphine Roux, Hank Ostrow",
        publisher="The Meridian Times",
        published="2017-06-25",
        first="Two public men bought|KETTERBY, Ohio — A county judge",
        last="a company that no longer exists.",
        has=("A Deed in the Drawer",),
        lacks=("Advertisement", "ADVERTISEMENT", "appears in print", "Credit", "March 9", "Skip"),
    ),
}
NAMES = list(PAGES)


@pytest.fixture
def document(request: pytest.FixtureRequest, read_saved: ReadSaved) -> Document:
    return read_saved(f"cms/{request.param}.html").document


@pytest.mark.parametrize(("document", "name"), [(n, n) for n in NAMES], indirect=["document"])
def test_what_a_page_says_of_itself(document: Document, name: str) -> None:
    expected = PAGES[name]
    assert document.title == expected.title
    assert (str(document.published), document.published_basis) == (
        expected.published,
        expected.basis,
    )
    assert document.language == expected.language
    assert (document.byline or "") in (expected.byline or "").split("|")
    assert (document.publisher or "") in (expected.publisher or "").split("|")


@pytest.mark.parametrize(("document", "name"), [(n, n) for n in NAMES], indirect=["document"])
def test_its_article_and_nothing_else(document: Document, name: str) -> None:
    expected = PAGES[name]
    assert document.text.startswith(tuple(expected.first.split("|")))
    assert document.text.endswith(tuple(expected.last.split("|")))
    missing = [words for words in expected.has if words not in document.text]
    around = [words for words in expected.lacks if words in document.text]
    assert (missing, around) == ([], [])


STORY = (
    "<p>The harbour board paid for the crane twice, its books for the year show.</p>"
    "<p>It said that the second payment was for the rail below it, which was old.</p>"
)


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "Thursday, 14 March 2019"),
        ("en", "Published on March 14, 2019 at 9:05 am"),
        ("en", "Posted: 14 March 2019 | Last updated: 20 March 2019"),
        ("en", "Last updated 20 March 2019 · First published 14 March 2019"),
        ("de", "Veröffentlicht am 14. März 2019, 12:30 Uhr"),
        ("fr", "Publié le 14 mars 2019 à 06h00"),
        ("es", "14 de marzo de 2019"),
        ("pt", "14 de março de 2019"),
        ("ru", "14 марта 2019, 12:30"),
        ("uk", "14 березня 2019"),
        ("pl", "14 marca 2019"),
        ("cs", "14. března 2019"),
        ("hu", "2019. március 14."),
        ("ro", "14 martie 2019"),
        ("el", "14 Μαρτίου 2019"),
        ("tr", "14 Mart 2019 Perşembe"),
        ("fi", "14. maaliskuuta 2019"),
        ("id", "14 Maret 2019"),
        ("vi", "14 tháng 3, 2019"),
        ("he", "14 במרץ 2019"),
        ("ar", "١٤ مارس ٢٠١٩"),
        ("hi", "14 मार्च 2019"),
        ("ja", "2019年3月14日 5時00分"),
        ("zh", "2019年3月14日"),
        ("ko", "2019년 3월 14일"),
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_the_date_printed_by_the_heading(
    read: Callable[..., Document], language: str, printed: str, above: bool
) -> None:
    heading, date = "<h1>The crane was paid for twice</h1>", f"<div>{printed}</div>"
    top = date + heading if above else heading + date
    aside = "<div><a href=x>The old crane</a> <span>2 May 2021</span></div>"
    page = f"<html lang={language}><body><main>{top}{STORY}{aside}</main>"
    document = read(page, "page.html")
    assert (str(document.published), document.published_basis) == ("2019-03-14", "guessed")
    assert document.text.startswith("The harbour board paid")


@pytest.mark.parametrize(
    ("language", "printed"),
    [("th", "14 มีนาคม 2562"), ("fa", "۲۳ اسفند ۱۳۹۷"), ("en", "3/4/2021"), ("en", "14 March")],
)
def test_years_of_other_calendars_are_no_years_of_ours(
    read: Callable[..., Document], language: str, printed: str
) -> None:
    page = f"<html lang={language}><body><h1>The crane</h1><div>{printed}</div>{STORY}"
    assert read(page, "page.html").published is None


@pytest.mark.parametrize(
    "wrapped",
    [
        "<div class='comments-open has-sidebar'>{}</div>",
        "<div id='share-price'>{}</div>",
        "<section class='category-social tag-cookies'>{}</section>",
        "<div class='paywall'>{}</div>",
        "<div class='subscription'>{}</div>",
        "<div class='cookie-notice'>{}</div>",
        "<table><tr><td><a href=/>Home</a></td><td>{}</td></tr></table>",
        "<div class=factbox role=complementary>{}</div>",
    ],
)
def test_the_name_of_a_part_never_costs_the_article(
    read: Callable[..., Document], wrapped: str
) -> None:
    page = f"<html><body><h1>The crane</h1>{wrapped.format(STORY)}</body></html>"
    text = read(page, "page.html").text
    assert text.split("\n\n") == [
        "The harbour board paid for the crane twice, its books for the year show.",
        "It said that the second payment was for the rail below it, which was old.",
    ]


@pytest.mark.parametrize(
    "around",
    [
        "<div class='comment-list'>{}</div>",
        "<div id='disqus_thread'>{}</div>",
        "<div id='CybotCookiebotDialog'>{}</div>",
        "<div class='newsletterSignup'>{}</div>",
        "<section data-component='see-alsos'>{}</section>",
        "<div class='related-articles'>{}</div>",
        "<div role='dialog'>{}</div>",
    ],
)
def test_what_the_name_of_a_part_tells(read: Callable[..., Document], around: str) -> None:
    other = around.format("<p>You will never believe what they told us in 1998.</p>")
    page = f"<html><body><main><h1>The crane</h1>{STORY}{other}</main></body></html>"
    assert "1998" not in read(page, "page.html").text
