// name: documents
// purpose: The documents that were read, to choose one from.
// params:
//   limit: integer — most rows to return
// returns:
//   document — the node
MATCH (d:Document {status: 'read'})
RETURN d AS document
ORDER BY d.id
LIMIT $limit
