// name: new-document
// purpose: Write Document nodes that are not there, each with its edges to nodes that are.
// params:
//   rows: rows — one list a node: id, title, number, kind, date, source, status
//   actor: strings — ids of the Actor nodes at the other ends
//   issued_by_document_actor: rows — one list an edge: place of the Document, place of the Actor, id
//   addressed_to_document_actor: rows — one list an edge: place of the Document, place of the Actor, id
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
  CREATE (n:Document {
    id: row[0],
    title: row[1],
    number: row[2],
    kind: row[3],
    date: row[4],
    source: row[5],
    status: row[6]
  })
  WITH n ORDER BY place
  RETURN collect(n) AS document
}
CALL (document, actor) {
  UNWIND $issued_by_document_actor AS edge
  WITH edge, document[edge[0]] AS a, actor[edge[1]] AS b
  CREATE (a)-[:ISSUED_BY {id: edge[2]}]->(b)
}
CALL (document, actor) {
  UNWIND $addressed_to_document_actor AS edge
  WITH edge, document[edge[0]] AS a, actor[edge[1]] AS b
  CREATE (a)-[:ADDRESSED_TO {id: edge[2]}]->(b)
}
RETURN size(document) AS written
