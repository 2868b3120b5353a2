// name: node-name
// purpose: Add the Name nodes of a CSV file in the search path; its columns:
//   id, text, doc.
COPY Name FROM 'node-name.csv' (
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
