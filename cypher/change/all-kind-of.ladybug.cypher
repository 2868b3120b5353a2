// name: all-kind-of
// purpose: The id of every edge (:Actor)-[:KIND_OF]->(:Actor).
// returns:
//   id — of the edge
MATCH (:Actor)-[e:KIND_OF]->(:Actor)
RETURN e.id AS id
