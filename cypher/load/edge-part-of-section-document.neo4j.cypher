// name: edge-part-of-section-document
// purpose: Write edges (Section)-[:PART_OF]->(Document), each found again by its id; both ends exist.
// params:
//   rows: rows — one map an edge: from, to, id and its properties by name
UNWIND $rows AS row
MATCH (a:Section {id: row.from})
MATCH (b:Document {id: row.to})
MERGE (a)-[r:PART_OF {id: row.id}]->(b)
RETURN count(*) AS written
