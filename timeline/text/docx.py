"""Word documents become a document."""

from __future__ import annotations

from io import BytesIO

import docx

from ..model import Source
from .kinds import DOCX
from .reading import Reading


def read_docx(source: Source) -> Reading:
    """Read paragraphs in order."""
    document = docx.Document(BytesIO(source.content))
    text = "\n\n".join(part.text for part in document.paragraphs if part.text.strip())
    return Reading(text=text, reader="docx/1", media_type=DOCX)
