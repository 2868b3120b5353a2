// name: documents-named
// purpose: Documents by their ids.
// params:
//   ids: strings — the documents
// returns:
//   document — the node
MATCH (d:Document)
WHERE d.id IN $ids
RETURN d AS document
ORDER BY d.id
