// name: duties-without-bearer
// purpose: Norms that nobody is told to bear: the text leaves open who must.
// params:
//   document: string = '' — id of a document; empty for all
// returns:
//   modality — kind of norm
//   predicate — the verb
//   clause — the clause as it stands in the document
//   sentence — the whole sentence
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (n:Norm)
WHERE ($document = '' OR n.doc = $document) AND NOT EXISTS { MATCH (:Actor)-[:BEARS]->(n) }
RETURN n.modality AS modality,
       n.predicate AS predicate,
       n.text AS clause,
       n.sentence AS sentence,
       n.doc AS document,
       n.start AS at,
       n.id AS norm
ORDER BY document, at, norm
