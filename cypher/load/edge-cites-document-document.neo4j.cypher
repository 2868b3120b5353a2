// name: edge-cites-document-document
// purpose: Write edges (Document)-[:CITES]->(Document), each found again by its id; both ends exist.
// params:
//   rows: rows — one map an edge: from, to, id and its properties by name
UNWIND $rows AS row
MATCH (a:Document {id: row.from})
MATCH (b:Document {id: row.to})
MERGE (a)-[r:CITES {id: row.id}]->(b)
RETURN count(*) AS written
