"""A small checker of headlines that knows nothing of how they are made."""

import re

from timeline.model import Claim

LIMIT = 120
PAIRS = [("(", ")"), ("[", "]"), ("«", "»")]
# Words with which no line of print ends, and with which none begins.
DANGLING_ENDS = {
    "en": """a an the of at for with by and or nor but from than as into onto upon between among
        during until because although though while whereas if unless whether his its their our my
        your whose which who whom what is are was were has have had will would""",
    "de": """der die das des dem den eine einen einem einer eines und oder aber von vom zum zur im
        am bei beim für gegen ohne seit bis dass weil wenn ob""",
    "es": "el la los las un de del al y e o pero con sin por para en entre sobre desde hasta que",
    "fr": """le la les un une des du de au aux et ou mais avec sans par pour en dans sur entre
        depuis qui que""",
    "it": """il lo la i gli le un una di del della dei da dal dalla e o ma con senza per in nel su
        tra fra che""",
}
DANGLING_STARTS = {
    "en": "and or nor but who whom whose which than of",
    "de": "und oder aber dass weil ob sowie",
    "es": "y e o pero que quien de del",
    "fr": "et ou mais qui que de du",
    "it": "e o ma che cui di del",
}


def form_faults(claim: Claim, language: str) -> list[str]:
    """What is wrong with a claim's headline as a line of print; nothing where all is well."""
    line, faults = claim.headline, []
    if not 0 < len(line) <= LIMIT:
        faults.append("length")
    if re.search(r"\s[,.;:!?)\]](?!\])|\s{2}|^\s|\s$|,,|[(\[]\s", line.replace("[…] ", "")):
        faults.append("spacing")
    faults += _marks(line)
    plain = re.sub(r"\[[^\]]*\]\s*", "", line)
    begun = re.match(r"\[|[\"'“”„«‘(¿¡*#€$£–—-]*\s?(\w)", line)
    if begun is None or (begun[1] and begun[1].islower() and not _spelt_so(plain)):
        faults.append("beginning")
    words = re.findall(r"\w+(?:[-'’.]\w+)*", plain.casefold())
    if not words:
        return [*faults, "empty"]
    started_elsewhere = line.startswith("[") and line != plain
    name = re.match(r"\W*(?:[A-Z]{2}|D[eo]l? [A-Z])", plain)  # the WHO, Mr De Sarcel
    opening = words[0] in DANGLING_STARTS.get(language, "").split()
    if opening and not started_elsewhere and not name:
        faults.append(f"begins with {words[0]!r}")
    # 'what it paid 38 million for.' ends so in the text: nothing was cut off
    own_end = (
        re.findall(r"\w+", claim.quote.casefold())[-2:] == re.findall(r"\w+", plain.casefold())[-2:]
    )
    if words[-1] in DANGLING_ENDS.get(language, "").split() and not own_end:
        faults.append(f"ends with {words[-1]!r}")
    if re.search(r"[,;:–—(\[-]$", line):
        faults.append("ends with a mark")
    if claim.trigger and not _in_order(claim.trigger.text, line):
        faults.append(f"without its trigger {claim.trigger.text!r}")
    return faults


def _marks(line: str) -> list[str]:
    faults = [f"unbalanced {a}{b}" for a, b in PAIRS if line.count(a) != line.count(b)]
    if line.count('"') % 2:
        faults.append('unbalanced "')
    low, high, right = (line.count(mark) for mark in "„“”")
    if low + high != right and low != high + right:
        faults.append("unbalanced “”")
    return faults


def _spelt_so(words: str) -> bool:
    """'eBay', 'iPhone', 'al-Rawahi': names that begin with a small letter."""
    first = words.split()[0]
    return any(letter.isupper() for letter in first)


def _in_order(trigger: str, line: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(trigger)}(?!\w)", line, re.IGNORECASE) is not None
