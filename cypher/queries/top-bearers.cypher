// name: top-bearers
// purpose: Who is told to do most: actors by the number of norms they bear.
// params:
//   document: string = '' — id of a document; empty for all
//   limit: integer = 20 — most rows to return
// returns:
//   actor — canonical name
//   kind — organ, office, group, person, place, party or unknown
//   norms — how many it bears
//   obligations — of them obligations
//   prohibitions — of them prohibitions
//   permissions — of them permissions
//   recommendations — of them recommendations
//   documents — how many documents bind it
MATCH (a:Actor)-[:BEARS]->(n:Norm)
WHERE $document = '' OR n.doc = $document
WITH DISTINCT a, n
RETURN a.name AS actor,
       a.kind AS kind,
       count(n) AS norms,
       sum(CASE WHEN n.modality = 'obligation' THEN 1 ELSE 0 END) AS obligations,
       sum(CASE WHEN n.modality = 'prohibition' THEN 1 ELSE 0 END) AS prohibitions,
       sum(CASE WHEN n.modality = 'permission' THEN 1 ELSE 0 END) AS permissions,
       sum(CASE WHEN n.modality = 'recommendation' THEN 1 ELSE 0 END) AS recommendations,
       count(DISTINCT n.doc) AS documents
ORDER BY norms DESC, actor, kind
LIMIT $limit
