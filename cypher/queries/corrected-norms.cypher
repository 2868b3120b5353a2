// name: corrected-norms
// purpose: Norms that a person has corrected or added, and in which fields.
// params:
//   document: string = '' — id of a document; empty for all
// returns:
//   corrected — the fields, or `added`
//   modality — kind of norm
//   clause — the clause as it stands in the document
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (n:Norm)
WHERE n.corrected IS NOT NULL AND ($document = '' OR n.doc = $document)
RETURN n.corrected AS corrected,
       n.modality AS modality,
       n.text AS clause,
       n.doc AS document,
       n.start AS at,
       n.id AS norm
ORDER BY document, at, norm
