// name: duties-by-section
// purpose: What each section of a document lays on whom, in text order.
// params:
//   document: string = '' — id of a document; empty for all
// returns:
//   document — id of the document
//   section — numbers from the outermost, null before the first section
//   heading — title of the section
//   actor — who bears it, or null
//   modality — kind of norm
//   clause — the clause as it stands in the document
//   at — offset of the clause in the document
//   norm — id of the norm
MATCH (n:Norm)
WHERE $document = '' OR n.doc = $document
OPTIONAL MATCH (n)-[:STATED_IN]->(s:Section)
OPTIONAL MATCH (a:Actor)-[:BEARS]->(n)
RETURN DISTINCT n.doc AS document,
       s.path AS section,
       s.title AS heading,
       a.name AS actor,
       n.modality AS modality,
       n.text AS clause,
       n.start AS at,
       n.id AS norm
ORDER BY document, at, norm, actor
