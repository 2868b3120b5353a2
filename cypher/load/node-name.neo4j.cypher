// name: node-name
// purpose: Write Name nodes, each found again by its id.
// params:
//   rows: rows — one map a node, its properties by name
UNWIND $rows AS row
MERGE (n:Name {id: row.id})
SET n.text = row.text,
    n.doc = row.doc
RETURN count(*) AS written
