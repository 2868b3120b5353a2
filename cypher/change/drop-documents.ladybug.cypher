// name: drop-documents
// purpose: Take out the Document nodes of these ids, whatever hangs on them.
// params:
//   ids: list — ids of nodes
MATCH (d:Document)
WHERE d.id IN $ids
DETACH DELETE d
