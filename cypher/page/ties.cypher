// name: ties
// purpose: Who owes whom among some actors: for each pair and modality how many norms, and one of them.
// params:
//   ids: strings — the actors
//   limit: integer — most rows to return
// returns:
//   source — the bearer
//   target — the counterparty
//   modality — kind of norm
//   norms — how many
//   stated — how many of them name the bearer themselves
//   example — the id of one
MATCH (a:Actor)-[e:BEARS]->(n:Norm)
WHERE a.id IN $ids
WITH a, n, max(CASE WHEN e.source = 'explicit' THEN 1 ELSE 0 END) AS stated
MATCH (n)-[:TOWARDS]->(b:Actor)
WHERE b.id IN $ids
WITH DISTINCT a.id AS source, b.id AS target, n.modality AS modality, n.id AS norm, stated
RETURN source, target, modality, count(norm) AS norms, sum(stated) AS stated, min(norm) AS example
ORDER BY norms DESC, source, target, modality
LIMIT $limit
