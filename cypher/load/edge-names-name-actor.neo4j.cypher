// name: edge-names-name-actor
// purpose: Write edges (Name)-[:NAMES]->(Actor), each found again by its id; both ends exist.
// params:
//   rows: rows — one map an edge: from, to, id and its properties by name
UNWIND $rows AS row
MATCH (a:Name {id: row.from})
MATCH (b:Actor {id: row.to})
MERGE (a)-[r:NAMES {id: row.id}]->(b)
SET r.rule = row.rule,
    r.reason = row.reason
RETURN count(*) AS written
