"""Lines of a page or a mail that tell nothing: invitations, bylines, captions, heads of messages.

They are blanked out before the reading, letter for letter as long, so that no claim comes of them.
"""

from __future__ import annotations

import re

LONGEST = 160
# A line that is no sentence: short, without a full stop.
_SHORT = r"(?=.{0,90}$)(?!.*[.!?][ \t]*$)"
# Invitations, by how a line begins.
_INVITING = r"""(?:
  share\s+(?:this\s+(?:article|story|page|post|on|via|with)|on\s+(?:facebook|twitter|x|whatsapp)|via)\b
  |share\s*$|read\s+(?:more|also|next)\b|see\s+also\b|log\s+in\b|follow\s+us\b|skip\s+to\b
  |related(?:\s+(?:articles?|stories|content|topics|links|news))?\s*(?::|$)|more\s+stories\b
  |subscribe\b|sign\s+up\b|most\s+(?:read|viewed|popular|shared)\s*$|advertise?ment\s*$
  |\d+\s+comments?\b|comments?\s*(?:\(\d+\)|:|$)|leave\s+a\s+comment|print\s+this|e-?mail\s+this
  |cookie\s+(?:policy|settings|notice)|©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4}|by)|all\s+rights\s+reserved
  |filed\s+under\b|tags?\s*:|topics\s*:|teilen\s*$|mehr\s+zum\s+thema|lesen\s+sie\s+(?:auch|mehr)
  |weiterlesen|newsletter\s*(?::|$)|anzeige\s*$|kommentare?\s*(?:\(\d+\)|:|$)|comparti[re]\s*(?:en\b|:|$)
  |leer?\s+(?:más|también)\b|s[ií]guenos|suscr[ií]b|publicidad\s*$|partag(?:er|ez)\s*(?:sur\b|:|$)
  |lire\s+(?:aussi|la\s+suite)|abonnez|suivez-nous|publicité\s*$|condividi\b|leggi\s+(?:anche|tutto)
  |iscriviti|seguici|pubblicità\s*$)"""
# 'Photo: Jan Roth', 'Posted by anna on 3 May', 'Published: 17 June 2020'.
_MAKING = r"""(?:
  (?:photo|picture|image|foto|bild|imagen|illustration|video|graphic|credit|source)s?
    \s*(?:by\b|credit\b|:|/|©)
  |(?:posted|published|updated|modified|written|reported|edited|printed|filed|created|corrected)
    \s+(?:by|on|at)\b
  |(?:first|last|originally)\s+(?:published|updated|posted|modified|printed)\b
  |(?:published|updated|posted|modified|printed|veröffentlicht|aktualisiert|publicado|actualizado
    |publié|mis\s+à\s+jour|pubblicato|aggiornato|stand)\s*(?:le|el|il|am|:)(?:\s|$))"""
_MENDED = r"""(?:(?:this|the)\s+(?:article|story|post|page|piece)\s+(?:was|has\s+been|is)\s+
  (?:\w+\s+)?(?:amended|updated|corrected|published|posted|edited|translated)\b
  |a\s+version\s+of\s+this\s+(?:article|story)\b)"""
_NAME = r"[^\W\d_a-z][\w.'’-]*"
_BYLINE = rf"""(?-i:(?:By|BY|Von|Por|Par)\s+{_NAME}
  (?:\s+(?:{_NAME}|and|und|y|et|de|von|van)){{1,6}})(?:\s*[,|·–—-].*)?\s*"""
_HEAD = r"""(?-i:(?:From|To|Cc|Bcc|Sent|Date|Subject|Reply-To|Von|An|Gesendet|Betreff|De|Para
  |Enviado|Asunto|À|Envoyé|Objet|Da|A|Inviato|Oggetto):\s)"""
_WROTE = r"""(?:on|am|le|el|il|em)\s.{6,120}?
  (?:wrote|schrieb\b.{0,60}|a\s+écrit|escribió|ha\s+scritto)\s*:\s*"""
LINE = re.compile(
    rf"^[ \t>|*_-]*(?:{_INVITING}.*|{_SHORT}{_MAKING}.*|{_MENDED}.*|{_SHORT}{_BYLINE}|{_HEAD}.*"
    rf"|{_WROTE})$",
    re.IGNORECASE | re.VERBOSE,
)
ROW = re.compile(r"[^\n]+")
REPLY = re.compile(r"^(?:[ \t]*>)+", re.MULTILINE)
# Lines of a program or of its output: marks that no sentence has.
CODE = re.compile(r"""[{}<>\\=]|\w\(|\(\)|::|\):|\];|['"]\)|;\s*$""")
LEAST_MARKS = 2


def uncluttered(text: str) -> str:
    """The text with a line break and spaces for each such line."""
    text = ROW.sub(lambda row: _blank(row[0]) if _is_clutter(row[0]) else row[0], text)
    return REPLY.sub(lambda mark: " " * len(mark[0]), text)


def _is_clutter(line: str) -> bool:
    return len(line) <= LONGEST and LINE.match(line) is not None


def _blank(line: str) -> str:
    return "\n" + " " * (len(line) - 1)


def is_code(words: str) -> bool:
    """True for 'if arrested: return "bought"': a line of a program."""
    return len(CODE.findall(words)) >= LEAST_MARKS
