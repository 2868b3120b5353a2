// name: all-cites
// purpose: The id of every edge (:Document)-[:CITES]->(:Document).
// returns:
//   id — of the edge
MATCH (:Document)-[e:CITES]->(:Document)
RETURN e.id AS id
