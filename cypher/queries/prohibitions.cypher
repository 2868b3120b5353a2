// name: prohibitions
// purpose: What is forbidden, by actor; a prohibition without a bearer has none.
// params:
//   name: string = '' — the actor, by its canonical name or any written form; empty for all
//   document: string = '' — id of a document; empty for all
// returns:
//   actor — whom it binds, or null
//   predicate — the verb
//   clause — the clause as it stands in the document
//   condition — when it applies, or null
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (n:Norm)
WHERE n.modality = 'prohibition' AND ($document = '' OR n.doc = $document)
OPTIONAL MATCH (a:Actor)-[:BEARS]->(n)
WITH n, a
WHERE $name = '' OR a.name = $name OR $name IN a.aliases
RETURN DISTINCT a.name AS actor,
       n.predicate AS predicate,
       n.text AS clause,
       n.condition AS condition,
       n.doc AS document,
       n.start AS at,
       n.id AS norm
ORDER BY actor, document, at, norm
