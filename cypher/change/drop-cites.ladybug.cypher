// name: drop-cites
// purpose: Take out the edges (:Document)-[:CITES]->(:Document) of these ids.
// params:
//   ids: list — ids of edges
MATCH (:Document)-[e:CITES]->(:Document)
WHERE e.id IN $ids
DELETE e
