// name: drop-part-of
// purpose: Take out the edges (:Actor)-[:PART_OF]->(:Actor) of these ids.
// params:
//   ids: list — ids of edges
MATCH (:Actor)-[e:PART_OF]->(:Actor)
WHERE e.id IN $ids
DELETE e
