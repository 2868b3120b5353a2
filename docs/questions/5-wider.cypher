// en: What must 乡镇党组织 do because it is a kind of a wider actor?
// zh: 乡镇党组织因属于更大的主体而必须做什么？
MATCH (a:Actor {name: '乡镇党组织'})-[:KIND_OF*1..4]->(wider:Actor)-[:BEARS]->(n:Norm {modality: 'obligation'})
RETURN DISTINCT wider.name AS as_a_kind_of, n.text AS duty, n.doc AS document, n.start AS start
ORDER BY document, start, as_a_kind_of
LIMIT 5
