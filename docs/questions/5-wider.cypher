// en: Which duties hold for an actor because they hold for a wider one?
// zh: 哪些责任因属于更大的主体而适用？
MATCH (a:Actor)-[k:KIND_OF]->(w:Actor)-[:BEARS]->(n:Norm)
RETURN a.name AS actor, w.name AS as_a_kind_of, count(DISTINCT n.id) AS norms
ORDER BY norms DESC, actor, as_a_kind_of
LIMIT 5
