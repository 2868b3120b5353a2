// name: norms-between
// purpose: What one actor owes another.
// params:
//   source: string — the bearer
//   target: string — the counterparty
//   limit: integer — most rows to return
// returns:
//   id — the norm
//   doc — its document
//   start — where it begins in it
MATCH (a:Actor {id: $source})-[:BEARS]->(n:Norm)
WITH DISTINCT n
MATCH (n)-[:TOWARDS]->(b:Actor {id: $target})
RETURN DISTINCT n.id AS id, n.doc AS doc, n.start AS start
ORDER BY doc, start, id
LIMIT $limit
