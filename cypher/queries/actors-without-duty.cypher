// name: actors-without-duty
// purpose: Actors that are named and never given a duty of their own: for or on whom others act, who issue
//   or are addressed.
// returns:
//   actor — canonical name
//   kind — organ, office, group, person, place, party or unknown
//   acts_on_it — norms in which another acts for, to, on or with it
//   names — written forms, over all documents
//   covered — true where a wider actor that it is a kind of bears a norm
MATCH (a:Actor)
WHERE NOT EXISTS { MATCH (a)-[:BEARS]->(:Norm) }
OPTIONAL MATCH (n:Norm)-[:TOWARDS]->(a)
WITH a, count(DISTINCT n.id) AS acts_on_it
OPTIONAL MATCH (a)-[:KIND_OF*1..6]->(:Actor)-[:BEARS]->(m:Norm)
WITH a, acts_on_it, count(m) > 0 AS covered
RETURN a.name AS actor, a.kind AS kind, acts_on_it, size(a.aliases) AS names, covered
ORDER BY acts_on_it DESC, actor, kind
