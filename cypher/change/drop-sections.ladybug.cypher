// name: drop-sections
// purpose: Take out the Section nodes of these documents, with every edge of theirs.
// params:
//   ids: list — ids of documents
MATCH (n:Section)
WHERE n.doc IN $ids
DETACH DELETE n
