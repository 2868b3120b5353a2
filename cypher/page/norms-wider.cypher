// name: norms-wider
// purpose: What holds for an actor because it holds for a wider one.
// params:
//   id: string — the actor
//   limit: integer — most rows to return
// returns:
//   id — the norm
//   doc — its document
//   start — where it begins in it
MATCH (a:Actor {id: $id})-[:KIND_OF*1..6]->(w:Actor)
WITH DISTINCT w
MATCH (w)-[:BEARS]->(n:Norm)
RETURN DISTINCT n.id AS id, n.doc AS doc, n.start AS start
ORDER BY doc, start, id
LIMIT $limit
