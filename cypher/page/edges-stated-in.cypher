// name: edges-stated-in
// purpose: In which sections these norms stand.
// params:
//   ids: strings — the norms
// returns:
//   source — where the edge begins
//   edge — it
//   target — where it ends
UNWIND $ids AS key
MATCH (n:Norm {id: key})-[e:STATED_IN]->(s:Section)
RETURN n.id AS source, e AS edge, s.id AS target
ORDER BY source, target, e.id
