// en: Who reports to whom?
// zh: 谁向谁报告？
MATCH (a:Actor)-[:BEARS]->(n:Norm)-[:TOWARDS {role: 'recipient'}]->(b:Actor)
WHERE n.predicate CONTAINS '报'
RETURN a.name AS who, b.name AS to_whom, n.text AS what
ORDER BY n.doc, n.start, who, to_whom
LIMIT 5
