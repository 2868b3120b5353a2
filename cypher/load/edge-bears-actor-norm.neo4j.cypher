// name: edge-bears-actor-norm
// purpose: Write edges (Actor)-[:BEARS]->(Norm), each found again by its id; both ends exist.
// params:
//   rows: rows — one map an edge: from, to, id and its properties by name
UNWIND $rows AS row
MATCH (a:Actor {id: row.from})
MATCH (b:Norm {id: row.to})
MERGE (a)-[r:BEARS {id: row.id}]->(b)
SET r.source = row.source,
    r.name = row.name
RETURN count(*) AS written
