// name: new-name
// purpose: Write Name nodes that are not there, each with its edges to nodes that are.
// params:
//   rows: rows — one list a node: id, text, doc
//   actor: strings — ids of the Actor nodes at the other ends
//   names_name_actor: rows — one list an edge: place of the Name, place of the Actor, id, rule, reason
CALL () {
  UNWIND range(0, size($actor) - 1) AS place
  MATCH (n:Actor {id: $actor[place]})
  WITH n ORDER BY place
  RETURN collect(n) AS actor
}
WITH * WHERE size(actor) = size($actor)
CALL () {
  UNWIND range(0, size($rows) - 1) AS place
  WITH place, $rows[place] AS row
  CREATE (n:Name {
    id: row[0],
    text: row[1],
    doc: row[2]
  })
  WITH n ORDER BY place
  RETURN collect(n) AS name
}
CALL (name, actor) {
  UNWIND $names_name_actor AS edge
  WITH edge, name[edge[0]] AS a, actor[edge[1]] AS b
  CREATE (a)-[:NAMES {id: edge[2], rule: edge[3], reason: edge[4]}]->(b)
}
RETURN size(name) AS written
