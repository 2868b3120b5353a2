// name: edge-stated-in-norm-document
// purpose: Write edges (Norm)-[:STATED_IN]->(Document), each found again by its id; both ends exist.
// params:
//   rows: rows — one map an edge: from, to, id and its properties by name
UNWIND $rows AS row
MATCH (a:Norm {id: row.from})
MATCH (b:Document {id: row.to})
MERGE (a)-[r:STATED_IN {id: row.id}]->(b)
RETURN count(*) AS written
