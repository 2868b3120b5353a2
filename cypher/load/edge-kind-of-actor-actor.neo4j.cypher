// name: edge-kind-of-actor-actor
// purpose: Write edges (Actor)-[:KIND_OF]->(Actor), each found again by its id; both ends exist.
// params:
//   rows: rows — one map an edge: from, to, id and its properties by name
UNWIND $rows AS row
MATCH (a:Actor {id: row.from})
MATCH (b:Actor {id: row.to})
MERGE (a)-[r:KIND_OF {id: row.id}]->(b)
SET r.rule = row.rule
RETURN count(*) AS written
