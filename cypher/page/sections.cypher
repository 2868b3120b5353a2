// name: sections
// purpose: The sections of some documents.
// params:
//   ids: strings — the documents
// returns:
//   section — the node
MATCH (s:Section)
WHERE s.doc IN $ids
RETURN s AS section
ORDER BY s.id
