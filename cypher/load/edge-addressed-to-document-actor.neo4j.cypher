// name: edge-addressed-to-document-actor
// purpose: Write edges (Document)-[:ADDRESSED_TO]->(Actor), each found again by its id; both ends exist.
// params:
//   rows: rows — one map an edge: from, to, id and its properties by name
UNWIND $rows AS row
MATCH (a:Document {id: row.from})
MATCH (b:Actor {id: row.to})
MERGE (a)-[r:ADDRESSED_TO {id: row.id}]->(b)
RETURN count(*) AS written
