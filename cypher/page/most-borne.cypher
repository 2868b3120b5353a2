// name: most-borne
// purpose: The names of actors with most norms, for the report of a build.
// params:
//   limit: integer — most rows to return
// returns:
//   actor — canonical name
//   norms — how many actors of this name bear, each norm once for each of them
MATCH (a:Actor)-[:BEARS]->(n:Norm)
WITH DISTINCT a, n
RETURN a.name AS actor, count(n) AS norms
ORDER BY norms DESC, actor
LIMIT $limit
