// name: drop-issued-by
// purpose: Take out the edges ISSUED_BY of these documents.
// params:
//   ids: list — ids of documents
MATCH (d:Document)-[e:ISSUED_BY]->(:Actor)
WHERE d.id IN $ids
DELETE e
