"""Lists 列项: a lead-in that ends in ：and governs the numbered items after it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..lexicon import listed, regex, words
from ..model import Modality
from .finding import Bearing, Scope
from .forms import Form
from .reading import Reading
from .tokens import Clause, Tokens

_SIGN, _LISTED = regex("list_sign"), regex("listed")
_POWERS, _DUTIES, _NO_ITEMS, _CONTENTS = (
    regex("powers"),
    regex("duties"),
    regex("no_items"),
    regex("contents"),
)
_TELLS = regex("contents_told")
_CONTENT, _HOLDS_IN = Form("content"), listed("containing_verbs")
_ENDING_LISTS = listed("etc")
_LIGHT, _GOING_ON = words("light_verbs"), listed("going_on")
_CONTENTS_REACH = 20
"""How many characters before the ：tell what the list contains."""
_PART_ENDS = frozenset("。！；")
_LONGEST_SENTENCE = 400
"""Most words of a sentence that a search goes back over."""


@dataclass(frozen=True, slots=True)
class Governed:
    """What the items of a list from `level` on inherit: force (None where they are no norms) and
    bearers.
    """

    level: int
    modality: Modality | None
    bearing: Bearing | None

    @property
    def of_posts(self) -> bool:
        """Say whether it is a post's list of duties, whose items stand as under a heading."""
        return self.bearing is not None and self.bearing.rule == "bearer.title"


def lead_in(text: str, level: int, scope: Scope, opener: Bearing | None) -> Governed | None:
    """Return what a sentence that ends in ：says of the items after it, or None where it announces no
    list.

    `主要负责人履行下列职责：` → obligation; `有下列情形之一的：` → the items are no norms.
    """
    if not _SIGN.search(text):
        return Governed(level, None, None) if _TELLS.search(text) and not _DUTIES.search(text) else None
    if scope.announced and not announces(text[text.rfind("，") + 1 :]):
        modality, announcer = scope.announced
        scope = replace(scope, active=True, modality=modality, bearing=announcer)
    bearing = scope.bearing if scope.active else opener
    return Governed(level, _modality(text, scope), bearing)


def announces(text: str) -> bool:
    """Say whether a clause announces a list (可以采取下列措施)."""
    return _SIGN.search(text) is not None


def _modality(text: str, scope: Scope) -> Modality | None:
    running = scope.modality if scope.active else None
    listed = match.group(1) if (match := _LISTED.search(text)) else ""
    acts = "行为" in text
    if acts and scope.modality is not Modality.PROHIBITION:
        return None
    if _POWERS.search(listed or text):
        return Modality.PERMISSION
    if _NO_ITEMS.search(listed) or _CONTENTS.search(text[-_CONTENTS_REACH:]):
        return running if running is Modality.PROHIBITION and acts else None
    if running is None and not acts and _DUTIES.search(text):
        return Modality.OBLIGATION
    return running


def content_of(tokens: Tokens, reading: Reading) -> str:
    """Return what of a clause the clauses after it may go on with: a question to be checked (是否), or what
    something has to contain (应当载明); '' where there is neither.
    """
    match = _CONTENT.search(tokens, reading.clause, reading.clause.lo)
    if match:
        return match.group()
    word = tokens.words[reading.predicate] if reading.cue is not None else ""
    return word if word in _HOLDS_IN else ""


def runs_on(tokens: Tokens, reading: Reading, scope: Scope) -> bool:
    """Say whether a clause is more of what is to be checked (it has no cue and no actor of its own), or of
    what something has to contain (应当载明姓名，|支付日期，|应发工资).
    """
    text = tokens.slice(reading.clause.lo, reading.clause.hi)
    if scope.content == "哪里":
        return "哪里" in text
    if scope.content in _HOLDS_IN:
        return _is_contained(tokens, reading)
    return reading.cue is None and not reading.conditions and (reading.subject is None or "是否" in text)


def _is_contained(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause names more that something contains: it ends in a noun, and neither goes on with
    the act nor opens with one.
    """
    opening, last = tokens.words[reading.clause.lo], tokens.words[reading.clause.hi - 1]
    if opening in _GOING_ON or opening in _LIGHT or reading.clause.first or reading.clause.part:
        return False
    cued = reading.cue is not None and len(tokens.words[reading.cue_at]) > 1
    return not cued and (tokens.kinds[reading.clause.hi - 1] == "noun" or last in _ENDING_LISTS)


def sentence_so_far(tokens: Tokens, clause: Clause) -> str:
    """Return the sentence or part up to the end of a clause, from at most 400 words before it."""
    lo, first = clause.lo, max(0, clause.lo - _LONGEST_SENTENCE)
    while lo > first and tokens.words[lo - 1] not in _PART_ENDS:
        lo -= 1
    return tokens.slice(lo, clause.hi)
