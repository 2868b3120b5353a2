"""Setting: what a document as a whole says about the reading of its clauses."""

from __future__ import annotations

from dataclasses import dataclass

from ..blocks import Block, BlockKind, Structure
from ..lexicon import ordered, regex
from ..model import BearerSource, Section
from .charges import row_bearing
from .coordination import expand
from .finding import Bearing
from .members import last_kind

_STATUTES = ordered("statutes")
_PARTIES, _ROLES, _CONTRACTS = ordered("contract_parties"), ordered("contract_roles"), ordered("contracts")
_LEAD, _SHARE, _SHARE_END, _SHARE_PART = (
    regex("lead"),
    regex("share"),
    regex("share_end"),
    regex("share_part"),
)
_SHARE_LINE, _ROLE_LINE = regex("share_line"), regex("role_line")
_HEAD_OF_CONTRACT, _FEWEST_MENTIONS = 600, 3
_LONGEST_SHARE = 300
_LONG_TEXT = 600
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True)
class Setting:
    """Facts about a document.

    Attributes:
        statute: a statute, contract or set of rules: clauses state duties without a cue.
        operative: all of its text is operative, not its sections alone.
        essay: a long text without sections or a lead-in: it tells, and orders by cues alone.
        parties: the contracting parties that 双方 stands for.
        sections: by id.
        shares: bearers by section, from the bracket that shares out an item's work.
        addressed: it has addressees.
        issuers: the organs that 我局, 我委 stand for.
    """

    statute: bool
    operative: bool
    essay: bool
    parties: tuple[str, ...]
    sections: dict[str, Section]
    shares: dict[str, Bearing]
    addressed: bool
    issuers: tuple[str, ...] = ()

    def is_operative(self, block: Block) -> bool:
        """Say whether a block belongs to the part of the document that lays down duties."""
        told = self.operative or block.section is not None or block.kind is BlockKind.HEADING
        return told or block.charge is not None

    def only_cues(self, block: Block) -> bool:
        """Say whether nothing but a cue makes a norm in a block: it is part of an essay."""
        return self.essay and block.charge is None

    def shared(self, block: Block) -> Bearing | None:
        """Return who shares the work of a block: its row's units in a table of tasks, else its item's."""
        row = row_bearing(block.charge) if block.charge else None
        return row or self.shares.get(block.section or "")


def setting_of(structure: Structure) -> Setting:
    """Return the setting that a document gives its clauses."""
    document = structure.document
    statute = _is_statute(structure)
    bare = not statute and not document.sections
    return Setting(
        statute=statute,
        operative=statute or bare,
        essay=bare and len(document.text) > _LONG_TEXT and not _LEAD.search(document.text),
        parties=_parties(structure),
        sections={section.id: section for section in document.sections},
        shares=_shares(structure),
        addressed=bool(document.addressees),
        issuers=document.issuers,
    )


def _parties(structure: Structure) -> tuple[str, ...]:
    """Return the parties that a contract names again and again: 甲方, 乙方, else the roles of a pair
    (发包人, 承包人).
    """
    document = structure.document
    named = tuple(party for party in _PARTIES if document.text.count(party) > 1)
    if named or not (document.kind or "").endswith(_CONTRACTS):
        return named
    pairs = (tuple(pair.split("、")) for pair in _ROLES)
    paired = next((pair for pair in pairs if all(document.text.count(role) > 1 for role in pair)), ())
    return paired or _filled_in(document.text)


def _filled_in(text: str) -> tuple[str, ...]:
    """Return the two actors whose names the head of a contract leaves open (学校：____, 学生：____) and its
    text speaks of.
    """
    names = dict.fromkeys(match.group(1) for match in _ROLE_LINE.finditer(text[:_HEAD_OF_CONTRACT]))
    roles = tuple(name for name in names if last_kind(name) and text.count(name) >= _FEWEST_MENTIONS)
    return roles if len(roles) == 2 else ()


def _is_statute(structure: Structure) -> bool:
    return (structure.document.kind or "").endswith(_STATUTES) or any(
        section.number.startswith("第") and section.number.endswith("条")
        for section in structure.document.sections
    )


def _shares(structure: Structure) -> dict[str, Bearing]:
    """Read the brackets that share out work at an item's end: section id → its bearers."""
    shares: dict[str, Bearing] = {}
    for block in structure.blocks:
        if block.section is None or block.kind is BlockKind.OTHER:
            continue
        match = _SHARE_LINE.match(block.text) or _SHARE.search(block.text[-_LONGEST_SHARE:])
        if match is None:
            continue
        pieces = _SHARE_PART.split(_SHARE_END.split(match.group(1))[0])
        phrases = [p.strip("：:，,；;、 ").removeprefix("责任单位").strip("：:") for p in pieces if p.strip()]
        names = [name for phrase in phrases for name in expand(phrase).names]
        if names:
            shares[block.section] = Bearing(
                tuple(dict.fromkeys(names)), BearerSource.EXPLICIT, "bearer.bracket"
            )
    return shares


def shares_out(text: str) -> bool:
    """Say whether a paragraph only names who is responsible for the item it ends (责任单位：…)."""
    return _SHARE_LINE.match(text) is not None


def is_title(blocks: tuple[Block, ...], at: int, *, statute: bool) -> bool:
    """Say whether a numbered block that opens its section is a title: one short sentence, a paragraph
    after it.
    """
    block = blocks[at]
    if block.kind is not BlockKind.BODY or not block.number or at + 1 >= len(blocks):
        return False
    after = blocks[at + 1]
    if after.number.startswith("第") and not block.number.startswith("第"):
        return len(block.text) <= _LONGEST_TITLE and block.text[-1] not in "。；：，"
    if statute:
        return False
    opens = at == 0 or blocks[at - 1].section != block.section
    short = len(block.text) <= _LONGEST_TITLE and "，" not in block.text and "。" not in block.text[:-1]
    return (
        opens
        and short
        and after.kind is BlockKind.BODY
        and not after.number
        and after.section == block.section
    )
