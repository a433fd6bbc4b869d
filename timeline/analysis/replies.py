"""Whether somebody who is accused is heard: a comment, a denial, a refusal to comment."""

from __future__ import annotations

import re
from functools import lru_cache

# Acts that say something against whoever they are done to.
ACCUSING = frozenset(
    {"charge", "sue", "investigate", "fine", "arrest", "convict", "search", "dismiss", "question"}
)
REPLYING = frozenset({"deny", "admit", "apologise", "testify"})
_SPEAKING = """
say said says told tell tells denied denies deny rejected rejects declined declines refused refuses
replied replies responded responds commented comments answered answers insisted insists admitted
admits dismissed explained explains apologised apologized wrote called argued argues
sagte sagt erklärte erklärt bestritt bestreitet dementierte dementiert äußerte teilte antwortete
dijo dice negó niega declaró declara rechazó rechaza aseguró asegura respondió admitió
dit déclaré déclare nie nié dément démenti assuré assure répondu reconnu
ha detto dice nega negato smentisce smentito dichiarato dichiara risposto ammesso
zei zegt ontkent ontkende verklaarde verklaart reageerde antwoordde
disse diz negou nega afirmou afirma respondeu
сказал сказала заявил заявила отрицает отверг сообщил заявив сказав заявила заперечив
"""
SPEAKING = frozenset(_SPEAKING.split())
# Words between a name and the verb by which it speaks.
NEAR = 6
WORD = re.compile(r"\w+|[.!?]")


@lru_cache(maxsize=4096)
def _name(words: str) -> tuple[str, ...]:
    return tuple(WORD.findall(words.casefold()))


def speaks(name: str, text: str) -> bool:
    """True where a sentence has the name and, close by, a verb of speaking or of refusing to.

    Told too generously rather than too strictly: that nobody was asked is a charge in itself.
    """
    if name not in text:
        return False
    words = WORD.findall(text.casefold())
    wanted = _name(name)
    length = len(wanted)
    for place in range(len(words) - length + 1):
        if tuple(words[place : place + length]) == wanted and _near(words, place, length):
            return True
    return False


def _near(words: list[str], place: int, length: int) -> bool:
    for step in (1, -1):
        start = place + length if step == 1 else place - 1
        for other in range(start, start + step * NEAR, step):
            if not 0 <= other < len(words) or words[other] in ".!?":
                break
            if words[other] in SPEAKING:
                return True
    return False
