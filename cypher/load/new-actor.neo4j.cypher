// name: new-actor
// purpose: Write Actor nodes that are not there, each with its edges to nodes that are.
// params:
//   rows: rows — one list a node: id, name, kind, level, scope, aliases
CALL () {
  UNWIND range(0, size($rows) - 1) AS place
  WITH place, $rows[place] AS row
  CREATE (n:Actor {
    id: row[0],
    name: row[1],
    kind: row[2],
    level: row[3],
    scope: row[4],
    aliases: row[5]
  })
  WITH n ORDER BY place
  RETURN collect(n) AS actor
}
RETURN size(actor) AS written
