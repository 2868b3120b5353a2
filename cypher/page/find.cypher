// name: find
// purpose: Actors whose name or a written form holds some words, those that bear most first.
// params:
//   text: string — the words
//   limit: integer — most rows to return
// returns:
//   id — the actor
//   name — its name
//   borne — how many norms it bears
//   owed — how many are owed to it
MATCH (a:Actor)
WITH a, $text AS text
WHERE a.name CONTAINS text OR any(alias IN a.aliases WHERE alias CONTAINS text)
OPTIONAL MATCH (a)-[:BEARS]->(n:Norm)
WITH a, text, count(DISTINCT n.id) AS borne
OPTIONAL MATCH (m:Norm)-[:TOWARDS]->(a)
WITH a, text, borne, count(DISTINCT m.id) AS owed,
     CASE WHEN a.name = text THEN 0 WHEN a.name STARTS WITH text THEN 1
       WHEN a.name CONTAINS text THEN 2 ELSE 3 END AS rank
RETURN a.id AS id, a.name AS name, borne, owed
ORDER BY rank, borne DESC, owed DESC, id
LIMIT $limit
