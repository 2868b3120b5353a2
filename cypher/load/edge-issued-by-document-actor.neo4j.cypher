// name: edge-issued-by-document-actor
// purpose: Write edges (Document)-[:ISSUED_BY]->(Actor), each found again by its id; both ends exist.
// params:
//   rows: rows — one map an edge: from, to, id and its properties by name
UNWIND $rows AS row
MATCH (a:Document {id: row.from})
MATCH (b:Actor {id: row.to})
MERGE (a)-[r:ISSUED_BY {id: row.id}]->(b)
RETURN count(*) AS written
