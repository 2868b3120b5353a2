// name: drop-norms
// purpose: Take out the Norm nodes of these documents, with every edge of theirs.
// params:
//   ids: list — ids of documents
MATCH (n:Norm)
WHERE n.doc IN $ids
DETACH DELETE n
