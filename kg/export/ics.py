"""iCalendar 日历: every norm with a certain date as a day's entry, one file for all and one for each bearer.

An entry is an all-day event on the last day, its text the clause, its note the sentence and the document; its
UID is the norm's id, so that taking a file in again changes the entry and does not double it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.model import Document, Norm
from kg.export.escape import NOT_IN_CELLS, escape
from kg.export.extras import needed
from kg.export.rules import Rule, Rules, Thing, rules_of, text_of
from kg.export.workbook.words import MODALITIES

if TYPE_CHECKING:
    import networkx

EVERYTHING = "全部.ics"
"""The file with every entry, those that nobody is said to bear too."""
FILES = frozenset({"*.ics"})
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""When an entry was made, always the same, so that the same norms give the same bytes."""
_ZONE = "Asia/Shanghai"
_LONGEST = 60
"""Characters of a bearer's name in the name of its file."""


def write_calendar(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the files into the folder `path`; the same graph gives the same bytes."""
    calendars = needed("icalendar", "icalendar", "ics")
    found = rules_of(graph)
    dated = [rule for rule in found.rules if rule.due]
    by_bearer: defaultdict[str, list[Rule]] = defaultdict(list)
    for rule in dated:
        for bearer in rule.bearers:
            by_bearer[bearer].append(rule)
    names = _file_names(found.actors[bearer] for bearer in by_bearer if bearer in found.actors)
    _write(calendars, path / EVERYTHING, "责任日历", dated, found)
    for bearer, name in names.items():
        _write(calendars, path / name, f"{found.actors[bearer].name} 责任日历", by_bearer[bearer], found)


def _file_names(actors: Iterable[Thing]) -> dict[str, str]:
    """Return a file name for each actor: what of its name every file system takes, and part of its id."""
    names = {}
    for actor in actors:
        safe = "".join(char for char in actor.name if char.isalnum())[:_LONGEST]
        key = "".join(char for char in actor.id if char.isascii() and char.isalnum())[:16]
        names[actor.id] = f"{safe}-{key}.ics"
    return names


def _write(calendars: Any, path: Path, title: str, rules: Sequence[Rule], found: Rules) -> None:
    calendar = calendars.Calendar()
    calendar.add("prodid", "-//zeren//zh")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", calendars.vText(_shown(" ".join(title.split()))))
    calendar.add("x-wr-timezone", _ZONE)
    calendar.add_component(_zone(calendars))
    for rule in sorted(rules, key=lambda one: (one.due, one.document, one.start, one.id)):
        calendar.add_component(_event(calendars, rule, found))
    path.write_bytes(calendar.to_ical())


def _zone(calendars: Any) -> Any:
    """Return the time zone; it also makes a calendar without entries a valid one."""
    zone, standard = calendars.Timezone(), calendars.TimezoneStandard()
    zone.add("tzid", _ZONE)
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 (a zone's start is local by definition)
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    zone.add_component(standard)
    return zone


def _event(calendars: Any, rule: Rule, found: Rules) -> Any:
    assert rule.due is not None
    event = calendars.Event()
    modality = MODALITIES.get(rule.modality, rule.modality)
    bearers = "、".join(found.actors[one].name for one in rule.bearers if one in found.actors)
    event.add("uid", f"{_shown(rule.id)}@zeren")
    event.add("dtstamp", _STAMP)
    event.add("dtstart", rule.due)
    if rule.due.year < 9999 or rule.due.timetuple().tm_yday < 365:
        event.add("dtend", rule.due + timedelta(days=1))
    event.add("summary", _shown(f"〔{modality}〕{rule.clause}"))
    event.add("description", _shown("\n".join(_notes(rule, found, bearers))))
    event.add("categories", [_shown(modality)])
    event.add("transp", "TRANSPARENT")
    return event


def _notes(rule: Rule, found: Rules, bearers: str) -> Iterable[str]:
    document = found.documents.get(rule.document)
    said: Mapping[str, str] = {
        "责任主体": bearers,
        "时限": rule.deadline,
        "原句": "".join(rule.sentence.split()),
        "文件": document.name if document else "",
        "文号": text_of(document.node, "number") if document else "",
        "人工核改": rule.corrected,
    }
    return (f"{name}：{text}" for name, text in said.items() if text)


def _shown(text: str) -> str:
    return escape(text.replace("\r\n", "\n").replace("\r", "\n"), NOT_IN_CELLS)
