// name: actors
// purpose: Actors by their ids, with how much they bear and are owed in all.
// params:
//   ids: strings — the actors
// returns:
//   id — the actor
//   actor — the node
//   borne — how many norms it bears
//   owed — how many norms are owed to it
MATCH (a:Actor)
WHERE a.id IN $ids
OPTIONAL MATCH (a)-[:BEARS]->(n:Norm)
WITH a, count(DISTINCT n.id) AS borne
OPTIONAL MATCH (m:Norm)-[:TOWARDS]->(a)
WITH a, borne, count(DISTINCT m.id) AS owed
RETURN a.id AS id, a AS actor, borne, owed
ORDER BY id
