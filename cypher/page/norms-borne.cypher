// name: norms-borne
// purpose: What an actor bears.
// params:
//   id: string — the actor
//   limit: integer — most rows to return
// returns:
//   id — the norm
//   doc — its document
//   start — where it begins in it
MATCH (a:Actor {id: $id})-[:BEARS]->(n:Norm)
RETURN DISTINCT n.id AS id, n.doc AS doc, n.start AS start
ORDER BY doc, start, id
LIMIT $limit
