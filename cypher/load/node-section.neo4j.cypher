// name: node-section
// purpose: Write Section nodes, each found again by its id.
// params:
//   rows: rows — one map a node, its properties by name
UNWIND $rows AS row
MERGE (n:Section {id: row.id})
SET n.doc = row.doc,
    n.number = row.number,
    n.title = row.title,
    n.path = row.path,
    n.level = row.level,
    n.start = row.start,
    n.end = row.end
RETURN count(*) AS written
