// name: norms-imposed
// purpose: What an actor imposes.
// params:
//   id: string — the actor
//   limit: integer — most rows to return
// returns:
//   id — the norm
//   doc — its document
//   start — where it begins in it
MATCH (n:Norm)-[:IMPOSED_BY]->(a:Actor {id: $id})
RETURN DISTINCT n.id AS id, n.doc AS doc, n.start AS start
ORDER BY doc, start, id
LIMIT $limit
