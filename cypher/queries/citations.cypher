// name: citations
// purpose: Which document names which other document.
// returns:
//   document — the one that cites
//   title — its title
//   cited — title of the cited one
//   number — its number, or null
//   status — read, or cited where it was not among the sources
MATCH (d:Document)-[:CITES]->(c:Document)
RETURN d.id AS document, d.title AS title, c.title AS cited, c.number AS number, c.status AS status
ORDER BY document, cited, number, status
