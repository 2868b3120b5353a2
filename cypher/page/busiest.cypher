// name: busiest
// purpose: The actors that bear most norms.
// params:
//   limit: integer — most rows to return
// returns:
//   id — the actor
//   norms — how many it bears
MATCH (a:Actor)-[:BEARS]->(n:Norm)
RETURN a.id AS id, count(DISTINCT n.id) AS norms
ORDER BY norms DESC, id
LIMIT $limit
