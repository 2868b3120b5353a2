// name: node-actor
// purpose: Write Actor nodes, each found again by its id.
// params:
//   rows: rows — one map a node, its properties by name
UNWIND $rows AS row
MERGE (n:Actor {id: row.id})
SET n.name = row.name,
    n.kind = row.kind,
    n.level = row.level,
    n.scope = row.scope,
    n.aliases = row.aliases
RETURN count(*) AS written
