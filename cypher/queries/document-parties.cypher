// name: document-parties
// purpose: Who issued each document and to whom it is addressed.
// params:
//   document: string = '' — id of a document; empty for all
// returns:
//   document — id of the document
//   title — its title
//   number — document number, or null
//   date — ISO date of issue, or null
//   actor — canonical name
//   issues — true for an issuer
//   addressed — true for an addressee
MATCH (d:Document)-[:ISSUED_BY|ADDRESSED_TO]->(a:Actor)
WHERE $document = '' OR d.id = $document
WITH DISTINCT d, a
RETURN d.id AS document,
       d.title AS title,
       d.number AS number,
       d.date AS date,
       a.name AS actor,
       EXISTS { MATCH (d)-[:ISSUED_BY]->(a) } AS issues,
       EXISTS { MATCH (d)-[:ADDRESSED_TO]->(a) } AS addressed
ORDER BY document, issues DESC, actor
