// name: all-part-of
// purpose: The id of every edge (:Actor)-[:PART_OF]->(:Actor).
// returns:
//   id — of the edge
MATCH (:Actor)-[e:PART_OF]->(:Actor)
RETURN e.id AS id
