"""What a document says about the names in it: who issued it, of which place, and what kind of text it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from extract.model import Document

from .forms import tidy, without_asides
from .lexicon import name_words
from .places import LEVELS, Place, placed


@dataclass(frozen=True, slots=True)
class Context:
    """Where a name stands.

    Attributes:
        doc: id of the document.
        issuers: the issuing organs by their full names.
        place: place of the issuers as far as they agree; None where no issuer says one.
        place_source: the issuer that says so.
        disputed: whether issuers are of different places of one level.
        central: whether an issuer is an organ of the whole country.
        statute: whether the document is a law, or rules made like one.
        contract: whether the document is a contract.
    """

    doc: str
    issuers: tuple[str, ...] = ()
    place: Place | None = None
    place_source: str = ""
    disputed: bool = False
    central: bool = False
    statute: bool = False
    contract: bool = False

    @property
    def scope(self) -> str:
        """What an unresolved relative name is relative to: the issuer's place, else the document."""
        return self.place.name if self.place and not self.disputed else self.doc


def context_of(document: Document) -> Context:
    """Return the context of a document's names; the 印发 line says the place where no issuer is known."""
    words = name_words()
    issuers = tuple(without_asides(tidy(name)).name for name in document.issuers)
    speaking = issuers or ((tidy(document.printed_by).name,) if document.printed_by else ())
    found = [(name, place) for name in speaking if (place := _place_of(name))]
    places = [place for _, place in found]
    nowhere = [name for name in speaking if name not in dict(found)]
    common = reduce(Place.common, places, Place())
    return Context(
        doc=document.id,
        issuers=tuple(map(full_name, issuers)),
        place=common if common.level else None,
        place_source=found[0][0] if found else "",
        disputed=any(len({getattr(place, level) for place in places} - {None}) > 1 for level in LEVELS),
        central=any(map(_central_start, nowhere)),
        statute=document.kind in words.statutes,
        contract=document.kind in words.party_kinds,
    )


def full_name(issuer: str) -> str:
    """Return an issuer's name in its usual full form: `大同市政府办公室` → `大同市人民政府办公室`."""
    where = placed(issuer, issuer=True)
    return where.name if where else issuer


def _place_of(name: str) -> Place | None:
    """`大同市财政局` → 大同市; `国家税务总局山东省税务局` → 山东省."""
    where = placed(name, issuer=True) or placed(name.removeprefix(_central_start(name)), issuer=True)
    return where.place if where else None


def _central_start(name: str) -> str:
    """Return the organ of the whole country that the name opens with: 国务院 of 国务院办公厅, or nothing."""
    central = (known for known, entry in name_words().known.items() if entry.level == "central")
    starts = [start for start in (*central, "国家", "中央") if len(start) > 1 and name.startswith(start)]
    return max(starts, key=len, default="")
