// name: new-norm
// purpose: Write Norm nodes that are not there, each with its edges to nodes that are.
// params:
//   rows: rows — one list a node: id, doc, start, end, text, modality, trigger, bearer_source, predicate, condition, deadline, due, basis, assigner, sentence, confidence, corrected, page, paragraph, cell
//   actor: strings — ids of the Actor nodes at the other ends
//   document: strings — ids of the Document nodes at the other ends
//   section: strings — ids of the Section nodes at the other ends
//   bears_actor_norm: rows — one list an edge: place of the Actor, place of the Norm, id, source, name
//   towards_norm_actor: rows — one list an edge: place of the Norm, place of the Actor, id, role, name
//   imposed_by_norm_actor: rows — one list an edge: place of the Norm, place of the Actor, id, source
//   stated_in_norm_section: rows — one list an edge: place of the Norm, place of the Section, id
//   stated_in_norm_document: rows — one list an edge: place of the Norm, place of the Document, id
CALL () {
  UNWIND range(0, size($actor) - 1) AS place
  MATCH (n:Actor {id: $actor[place]})
  WITH n ORDER BY place
  RETURN collect(n) AS actor
}
CALL () {
  UNWIND range(0, size($document) - 1) AS place
  MATCH (n:Document {id: $document[place]})
  WITH n ORDER BY place
  RETURN collect(n) AS document
}
CALL () {
  UNWIND range(0, size($section) - 1) AS place
  MATCH (n:Section {id: $section[place]})
  WITH n ORDER BY place
  RETURN collect(n) AS section
}
WITH * WHERE size(actor) = size($actor) AND size(document) = size($document) AND size(section) = size($section)
CALL () {
  UNWIND range(0, size($rows) - 1) AS place
  WITH place, $rows[place] AS row
  CREATE (n:Norm {
    id: row[0],
    doc: row[1],
    start: row[2],
    end: row[3],
    text: row[4],
    modality: row[5],
    trigger: row[6],
    bearer_source: row[7],
    predicate: row[8],
    condition: row[9],
    deadline: row[10],
    due: row[11],
    basis: row[12],
    assigner: row[13],
    sentence: row[14],
    confidence: row[15],
    corrected: row[16],
    page: row[17],
    paragraph: row[18],
    cell: row[19]
  })
  WITH n ORDER BY place
  RETURN collect(n) AS norm
}
CALL (actor, norm) {
  UNWIND $bears_actor_norm AS edge
  WITH edge, actor[edge[0]] AS a, norm[edge[1]] AS b
  CREATE (a)-[:BEARS {id: edge[2], source: edge[3], name: edge[4]}]->(b)
}
CALL (norm, actor) {
  UNWIND $towards_norm_actor AS edge
  WITH edge, norm[edge[0]] AS a, actor[edge[1]] AS b
  CREATE (a)-[:TOWARDS {id: edge[2], role: edge[3], name: edge[4]}]->(b)
}
CALL (norm, actor) {
  UNWIND $imposed_by_norm_actor AS edge
  WITH edge, norm[edge[0]] AS a, actor[edge[1]] AS b
  CREATE (a)-[:IMPOSED_BY {id: edge[2], source: edge[3]}]->(b)
}
CALL (norm, section) {
  UNWIND $stated_in_norm_section AS edge
  WITH edge, norm[edge[0]] AS a, section[edge[1]] AS b
  CREATE (a)-[:STATED_IN {id: edge[2]}]->(b)
}
CALL (norm, document) {
  UNWIND $stated_in_norm_document AS edge
  WITH edge, norm[edge[0]] AS a, document[edge[1]] AS b
  CREATE (a)-[:STATED_IN {id: edge[2]}]->(b)
}
RETURN size(norm) AS written
