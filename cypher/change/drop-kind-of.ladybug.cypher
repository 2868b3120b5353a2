// name: drop-kind-of
// purpose: Take out the edges (:Actor)-[:KIND_OF]->(:Actor) of these ids.
// params:
//   ids: list — ids of edges
MATCH (:Actor)-[e:KIND_OF]->(:Actor)
WHERE e.id IN $ids
DELETE e
