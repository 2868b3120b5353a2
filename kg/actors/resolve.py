"""Which actor a written name is 称谓消解: the actor's name, what it is relative to, and every step's reason.

A name that says who only from where it stands (`市委`, `本单位`) is resolved by the document's issuer where
that certainly says who; else it stays an actor of its own, within the document or the issuer's place.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import content_id

from .context import Context
from .forms import (
    Form,
    key,
    tidy,
    with_full_end,
    with_ordered_alternatives,
    without_asides,
    without_quantifiers,
)
from .lexicon import name_words
from .places import PlacedName, placed
from .relative import is_attribute, relative_actor


@dataclass(frozen=True, slots=True)
class Resolved:
    """The actor that a name is.

    Attributes:
        name: the actor's name, without scope.
        scope: document or place that the name is relative to; None where the name says who it is.
        named: whether it is one certain actor (大同市公安局), no general word (公安局).
        form: the steps from the written name to it.
        level: administrative level where a place or common knowledge says it.
    """

    name: str
    scope: str | None
    named: bool
    form: Form
    level: str | None = None

    @property
    def id(self) -> str:
        """Content id of the actor: two names are one actor if their keys and scopes are the same."""
        return content_id("actor", key(self.name), self.scope)

    @property
    def rule(self) -> str:
        """The rules that were used, joined by `+`; `same` where the name is written as it is."""
        return "+".join(dict.fromkeys(step.rule for step in self.form.steps)) or "same"

    @property
    def reason(self) -> str:
        """The steps as one sentence for a person."""
        return "；".join(step.reason for step in self.form.steps) or f"名称就是‘{self.name}’"


def resolve(text: str, context: Context) -> Resolved:
    """Return the actor that `text` names in a document.

    `各级党委(党组)` → 党委（党组）; `市委`, issuer 中共大同市委组织部 → 中共大同市委.
    """
    form = without_asides(tidy(text))
    for attempt in (_known, _self, _own_place, _deictic, _defined):
        if found := attempt(form, context):
            return found
    bare = with_ordered_alternatives(without_quantifiers(form))
    for attempt in (_known, _placed, _relative, _party):
        if found := attempt(bare, context):
            return found
    full = with_full_end(bare)
    return Resolved(full.name, None, False, full)


def _known(form: Form, _: Context) -> Resolved | None:
    entry = name_words().known.get(key(form.name))
    if entry is None:
        return None
    named = form.to(entry.name, "known", f"‘{form.name}’是‘{entry.name}’的另一种写法")
    return Resolved(entry.name, None, True, named, entry.level)


def _self(form: Form, context: Context) -> Resolved | None:
    """`我局`, `本公司`, and `公司` in a company's own rules: the one issuer, if its name fits."""
    words = name_words()
    spoken = form.name[:1] in ("我", "本")
    end = words.selves.get(form.name[1:] if spoken else form.name)
    if end is None or not (spoken or form.name in words.bare_selves):
        return None
    if len(context.issuers) != 1 or not context.issuers[0].endswith(end):
        return None
    issuer = context.issuers[0]
    named = form.to(issuer, "issuer-self", f"文件由‘{issuer}’发布，文中‘{form.name}’指它自己")
    return Resolved(issuer, None, True, named, _level(placed(issuer, issuer=True)))


def _deictic(form: Form, context: Context) -> Resolved | None:
    if not name_words().deictics.fullmatch(form.name):
        return None
    return _scoped(form, context.doc, "deictic", f"‘{form.name}’所指要看上下文，只在本文件内认作一个")


def _defined(form: Form, context: Context) -> Resolved | None:
    """`领导小组`, `联席会议`: the one that the document sets up; a law of the whole country speaks of any."""
    general = context.statute and context.place is None
    if general or not name_words().defined.fullmatch(form.name):
        return None
    reason = f"‘{form.name}’是本文件所称的那一个，只在本文件内认作一个"
    return _scoped(form, context.doc, "document-body", reason)


def _party(form: Form, context: Context) -> Resolved | None:
    if not context.contract or not name_words().parties.fullmatch(form.name):
        return None
    reason = f"‘{form.name}’是本合同的当事人，只在本文件内认作一个"
    return _scoped(form, context.doc, "contract-party", reason)


def _placed(form: Form, context: Context) -> Resolved | None:
    where = placed(form.name, issuer=form.name in context.issuers)
    if where is None:
        return None
    named = form.to(where.name, "full-name", f"‘{form.name}’的全称是‘{where.name}’")
    return Resolved(where.name, None, True, named, _level(where))


def _own_place(form: Form, context: Context) -> Resolved | None:
    """`我市`, `本市教育局`: before `我市` is dropped as a quantifier."""
    return _relative(form, context) if form.name[:1] in ("我", "本") else None


def _relative(form: Form, context: Context) -> Resolved | None:
    found = relative_actor(form.name, context, plural=form.has("quantifier"))
    if found is None:
        return None
    if found.place is None:
        full = with_full_end(form)
        return _scoped(full, found.scope, "relative-unresolved", found.reason, found.level)
    where = PlacedName(False, found.place, found.rest)
    steps = form.to(where.name, "issuer-place", f"{found.reason}，‘{form.name}’即‘{where.name}’")
    return Resolved(where.name, None, not is_attribute(found.rest), steps, _level(where))


def _scoped(form: Form, scope: str, rule: str, reason: str, level: str | None = None) -> Resolved:
    return Resolved(form.name, scope, False, form.to(f"{form.name}〔{scope}〕", rule, reason), level)


def _level(where: PlacedName | None) -> str | None:
    return where.place.level if where else None
