// en: Who has been given most to do?
// zh: 谁的责任最多？
MATCH (a:Actor)-[:BEARS]->(n:Norm)
RETURN a.name AS actor, count(DISTINCT n.id) AS norms
ORDER BY norms DESC, actor
LIMIT 5
