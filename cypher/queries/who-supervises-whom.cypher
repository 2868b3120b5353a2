// name: who-supervises-whom
// purpose: Who is told to supervise, check, direct or urge whom (监督 检查 督促 指导 考核 …).
// params:
//   name: string = '' — the actor, by its canonical name or any written form; empty for all
// returns:
//   supervisor — who is told to
//   supervised — on whom
//   role — part the supervised takes
//   predicate — the verb
//   clause — the clause as it stands in the document
//   document — id of the document
//   at — offset of the clause in it
//   norm — id of the norm
MATCH (a:Actor)-[:BEARS]->(n:Norm)-[t:TOWARDS]->(o:Actor)
WITH a, n, o, t.role AS role
WHERE role IN ['target', 'directed']
  AND n.modality <> 'prohibition'
  AND ($name = '' OR a.name = $name OR $name IN a.aliases)
  AND any(w IN ['监督', '监管', '监察', '监测', '督促', '督查', '督导', '督办', '检查', '抽查', '巡查', '巡视', '巡察',
                '核查', '审查', '排查', '考核', '考察', '考评', '评估', '管理', '管控', '指导', '约谈', '问责', '追究', '处理',
                '纠正', '查处', '教育'] WHERE n.predicate CONTAINS w)
RETURN DISTINCT a.name AS supervisor,
       o.name AS supervised,
       role,
       n.predicate AS predicate,
       n.text AS clause,
       n.doc AS document,
       n.start AS at,
       n.id AS norm
ORDER BY supervisor, supervised, document, at, norm, role
