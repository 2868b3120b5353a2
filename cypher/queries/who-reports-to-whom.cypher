// name: who-reports-to-whom
// purpose: Who must report what to whom: norms whose act is to report, notify, ask for instructions or hand
//   in for the record (报告 上报 通报 汇报 请示 反馈 备案 …).
// params:
//   name: string = '' — the actor, by its canonical name or any written form; empty for all
// returns:
//   reporter — who must report
//   receiver — to whom
//   predicate — the verb
//   modality — kind of norm
//   deadline — time limit as written, or null
//   condition — when it applies, or null
//   clause — the clause as it stands in the document
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (a:Actor)-[:BEARS]->(n:Norm)-[t:TOWARDS]->(o:Actor)
WITH a, n, o, t.role AS role
WHERE role = 'recipient'
  AND ($name = '' OR a.name = $name OR $name IN a.aliases)
  AND (any(w IN ['请示', '反馈', '备案', '告知', '呈', '抄送'] WHERE n.predicate CONTAINS w)
       OR (n.predicate CONTAINS '报'
           AND NOT any(w IN ['报名', '报销', '报警', '举报', '报考', '报复'] WHERE n.predicate CONTAINS w)))
RETURN DISTINCT a.name AS reporter,
       o.name AS receiver,
       n.predicate AS predicate,
       n.modality AS modality,
       n.deadline AS deadline,
       n.condition AS condition,
       n.text AS clause,
       n.doc AS document,
       n.start AS at,
       n.id AS norm
ORDER BY reporter, receiver, document, at, norm
