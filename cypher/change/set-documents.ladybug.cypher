// name: set-documents
// purpose: Give Document nodes the properties of a CSV file in the search path; its columns:
//   id, title, number, kind, date, source, status.
LOAD WITH HEADERS (
  id STRING, title STRING, number STRING, kind STRING, date STRING, source STRING, status STRING
)
FROM 'set-documents.csv' (
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
MATCH (d:Document {id: id})
SET d.title = title, d.number = number, d.kind = kind, d.date = date, d.source = source, d.status = status
