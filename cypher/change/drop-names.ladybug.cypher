// name: drop-names
// purpose: Take out the Name nodes of these documents, with every edge of theirs.
// params:
//   ids: list — ids of documents
MATCH (n:Name)
WHERE n.doc IN $ids
DETACH DELETE n
