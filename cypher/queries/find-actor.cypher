// name: find-actor
// purpose: Actors whose name or any written form contains some words, to learn the name to ask other
//   queries with.
// params:
//   text: string — words of the name
// returns:
//   actor — canonical name
//   kind — organ, office, group, person, place, party or unknown
//   level — central, province, city, county, town or village, or null
//   norms — how many norms it bears
//   acts_on_it — norms in which another acts for, to, on or with it
MATCH (a:Actor)
WITH a, $text AS text
WHERE text = '' OR a.name CONTAINS text OR any(alias IN a.aliases WHERE alias CONTAINS text)
OPTIONAL MATCH (a)-[:BEARS]->(n:Norm)
WITH a, count(DISTINCT n.id) AS norms
OPTIONAL MATCH (m:Norm)-[:TOWARDS]->(a)
RETURN a.name AS actor, a.kind AS kind, a.level AS level, norms, count(DISTINCT m.id) AS acts_on_it
ORDER BY norms DESC, acts_on_it DESC, actor, kind, level
