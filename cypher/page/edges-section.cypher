// name: edges-section
// purpose: What these sections are part of.
// params:
//   ids: strings — the nodes
// returns:
//   source — where the edge begins
//   edge — it
//   target — where it ends
UNWIND $ids AS key
MATCH (s:Section {id: key})-[e:PART_OF]->(outer:Section)
RETURN s.id AS source, e AS edge, outer.id AS target
ORDER BY source, target, e.id
