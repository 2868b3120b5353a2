// name: edge-towards-norm-actor
// purpose: Write edges (Norm)-[:TOWARDS]->(Actor), each found again by its id; both ends exist.
// params:
//   rows: rows — one map an edge: from, to, id and its properties by name
UNWIND $rows AS row
MATCH (a:Norm {id: row.from})
MATCH (b:Actor {id: row.to})
MERGE (a)-[r:TOWARDS {id: row.id}]->(b)
SET r.role = row.role,
    r.name = row.name
RETURN count(*) AS written
