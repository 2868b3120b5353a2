// en: What has to be done by when?
// zh: 什么事有时限？
MATCH (a:Actor)-[:BEARS]->(n:Norm)
WHERE n.deadline IS NOT NULL
RETURN n.deadline AS deadline, a.name AS actor, n.text AS duty
ORDER BY n.doc, n.start, actor
LIMIT 5
