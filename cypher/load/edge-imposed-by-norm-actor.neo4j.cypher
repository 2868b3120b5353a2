// name: edge-imposed-by-norm-actor
// purpose: Write edges (Norm)-[:IMPOSED_BY]->(Actor), each found again by its id; both ends exist.
// params:
//   rows: rows — one map an edge: from, to, id and its properties by name
UNWIND $rows AS row
MATCH (a:Norm {id: row.from})
MATCH (b:Actor {id: row.to})
MERGE (a)-[r:IMPOSED_BY {id: row.id}]->(b)
SET r.source = row.source
RETURN count(*) AS written
