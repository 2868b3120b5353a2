// name: node-actor
// purpose: Add Actor nodes; rows, because lists of strings do not survive CSV.
// params:
//   rows: rows — one map a node, its properties by name
COPY Actor FROM (
  UNWIND $rows AS row
  RETURN row.id, row.name, row.kind, row.level, row.scope, row.aliases
)
