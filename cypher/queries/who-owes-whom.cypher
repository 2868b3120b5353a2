// name: who-owes-whom
// purpose: Who owes what to whom: every norm with a bearer and another actor that takes part in the act.
// params:
//   bearer: string = '' — who owes, by canonical name or any written form; empty for all
//   other: string = '' — to, for, on or with whom, in the same way; empty for all
//   role: string = '' — recipient, beneficiary, target, authority, partner or directed; empty for all
// returns:
//   bearer — who owes
//   modality — kind of norm
//   predicate — head verb
//   role — part the other takes
//   other — the other actor
//   clause — the clause as it stands in the document
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (a:Actor)-[:BEARS]->(n:Norm)-[t:TOWARDS]->(o:Actor)
WITH a, n, o, t.role AS role
WHERE ($bearer = '' OR a.name = $bearer OR $bearer IN a.aliases)
  AND ($other = '' OR o.name = $other OR $other IN o.aliases)
  AND ($role = '' OR role = $role)
RETURN DISTINCT a.name AS bearer,
       n.modality AS modality,
       n.predicate AS predicate,
       role,
       o.name AS other,
       n.text AS clause,
       n.doc AS document,
       n.start AS at,
       n.id AS norm
ORDER BY bearer, document, at, norm, role, other
