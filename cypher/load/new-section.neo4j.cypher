// name: new-section
// purpose: Write Section nodes that are not there, each with its edges to nodes that are.
// params:
//   rows: rows — one list a node: id, doc, number, title, path, level, start, end
//   document: strings — ids of the Document nodes at the other ends
//   part_of_section_document: rows — one list an edge: place of the Section, place of the Document, id
CALL () {
  UNWIND range(0, size($document) - 1) AS place
  MATCH (n:Document {id: $document[place]})
  WITH n ORDER BY place
  RETURN collect(n) AS document
}
WITH * WHERE size(document) = size($document)
CALL () {
  UNWIND range(0, size($rows) - 1) AS place
  WITH place, $rows[place] AS row
  CREATE (n:Section {
    id: row[0],
    doc: row[1],
    number: row[2],
    title: row[3],
    path: row[4],
    level: row[5],
    start: row[6],
    end: row[7]
  })
  WITH n ORDER BY place
  RETURN collect(n) AS section
}
CALL (section, document) {
  UNWIND $part_of_section_document AS edge
  WITH edge, section[edge[0]] AS a, document[edge[1]] AS b
  CREATE (a)-[:PART_OF {id: edge[2]}]->(b)
}
RETURN size(section) AS written
