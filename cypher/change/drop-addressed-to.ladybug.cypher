// name: drop-addressed-to
// purpose: Take out the edges ADDRESSED_TO of these documents.
// params:
//   ids: list — ids of documents
MATCH (d:Document)-[e:ADDRESSED_TO]->(:Actor)
WHERE d.id IN $ids
DELETE e
