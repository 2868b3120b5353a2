// name: counts
// purpose: How many norms of each modality each document has.
// returns:
//   document — id of the document
//   title — its title
//   modality — kind of norm
//   norms — how many
//   without_bearer — how many of them name nobody who bears them
MATCH (n:Norm)
OPTIONAL MATCH (d:Document)
WHERE d.id = n.doc
OPTIONAL MATCH (a:Actor)-[:BEARS]->(n)
WITH n, d, count(a) AS bearers
RETURN n.doc AS document,
       d.title AS title,
       n.modality AS modality,
       count(n) AS norms,
       sum(CASE WHEN bearers = 0 THEN 1 ELSE 0 END) AS without_bearer
ORDER BY document, modality
