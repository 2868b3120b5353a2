// name: node-document
// purpose: Write Document nodes, each found again by its id.
// params:
//   rows: rows — one map a node, its properties by name
UNWIND $rows AS row
MERGE (n:Document {id: row.id})
SET n.title = row.title,
    n.number = row.number,
    n.kind = row.kind,
    n.date = row.date,
    n.source = row.source,
    n.status = row.status
RETURN count(*) AS written
