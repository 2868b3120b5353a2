// name: norms-all
// purpose: Every norm, in the order of the texts.
// params:
//   limit: integer — most rows to return
// returns:
//   id — the norm
//   doc — its document
//   start — where it begins in it
MATCH (n:Norm)
RETURN DISTINCT n.id AS id, n.doc AS doc, n.start AS start
ORDER BY doc, start, id
LIMIT $limit
