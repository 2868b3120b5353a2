"""Which formats there are: name, suffix, what each is for, and who writes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Norm
from kg.export.atomic import write_file, write_folder

if TYPE_CHECKING:
    import networkx

Fill = Callable[["networkx.MultiDiGraph[str]", Sequence[Document], Sequence[Norm], Path], None]


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format.

    Attributes:
        name: what a user calls it.
        suffix: of the file; empty for a format that is a folder of files.
        doc: what it is for, one line.
        module, function: where its writer is, loaded when it is used.
        files: names of the files in its folder, or patterns (`*.ics`); empty for a format that is one file.
    """

    name: str
    suffix: str
    doc: str
    module: str
    function: str
    files: frozenset[str] = frozenset()

    def write(
        self,
        graph: networkx.MultiDiGraph[str],
        documents: Sequence[Document],
        norms: Sequence[Norm],
        path: Path,
    ) -> None:
        """Write `path`, all of it or nothing; ExportError names it where that fails."""
        fill: Fill = getattr(import_module(self.module), self.function)

        def filled(place: Path) -> None:
            fill(graph, documents, norms, place)

        if self.files:
            write_folder(path, self.files, filled)
        else:
            write_file(path, filled)


def _formats() -> Mapping[str, Exporter]:
    from kg.export.bulk_files import BULK_FILES
    from kg.export.ics import FILES as CALENDAR_FILES
    from kg.export.parquet_files import PARQUET_FILES

    here = "kg.export."
    made = (
        Exporter("jsonl", ".jsonl", "the norms as JSON lines, every field as it is: the truth",
                 here + "lines", "write_lines"),
        Exporter("json", ".json", "the graph as node-link JSON, for networkx and D3",
                 here + "nodelink", "write_nodelink"),
        Exporter("csv", "", "the graph as a folder with nodes.csv and edges.csv, for Excel and pandas",
                 here + "tables", "write_tables", frozenset({"nodes.csv", "edges.csv"})),
        Exporter("xlsx", ".xlsx", "责任清单.xlsx: one row a norm, by bearer, by document, for the office",
                 here + "workbook", "write_workbook"),
        Exporter("graphml", ".graphml", "the graph as GraphML, for yEd, igraph and networkx",
                 here + "graphml", "write_graphml"),
        Exporter("gexf", ".gexf", "the graph as GEXF, for Gephi", here + "gexf", "write_gexf"),
        Exporter("cypher", ".cypher", "a Cypher script that makes the graph in Neo4j, for cypher-shell",
                 here + "script", "write_script"),
        Exporter("parquet", "", "a folder of Parquet tables, one a label or edge type, for Spark and DuckDB",
                 here + "parquet", "write_parquet", PARQUET_FILES),
        Exporter("ics", "", "a folder of iCalendar files: what is due when, for all and for each bearer",
                 here + "ics", "write_calendar", CALENDAR_FILES),
        Exporter("odrl", ".ttl", "ODRL 2.2 policies with PROV-O sources, as Turtle",
                 here + "odrl.writers", "write_turtle"),
        Exporter("odrl-jsonld", ".jsonld", "the same as JSON-LD", here + "odrl.writers", "write_jsonld"),
        Exporter("legalruleml", ".xml", "LegalRuleML 1.0 statements, for legal reasoners",
                 here + "legalruleml", "write_legalruleml"),
        Exporter("neo4j-csv", "", "a folder of CSV for `neo4j-admin database import`, for very large graphs",
                 here + "bulk", "write_bulk", BULK_FILES),
    )
    return {each.name: each for each in made}


FORMATS: Mapping[str, Exporter] = _formats()
"""Format name → exporter."""
