// en: What is forbidden, and to whom?
// zh: 谁不得做什么？
MATCH (a:Actor)-[:BEARS]->(n:Norm {modality: 'prohibition'})
RETURN n.text AS forbidden, a.name AS actor, n.doc AS document
ORDER BY document, n.start, actor
LIMIT 5
