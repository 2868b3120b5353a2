// name: node-document
// purpose: Add the Document nodes of a CSV file in the search path; its columns:
//   id, title, number, kind, date, source, status.
COPY Document FROM 'node-document.csv' (
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
