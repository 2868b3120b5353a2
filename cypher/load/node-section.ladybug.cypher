// name: node-section
// purpose: Add the Section nodes of a CSV file in the search path; its columns:
//   id, doc, number, title, path, level, start, end.
COPY Section FROM 'node-section.csv' (
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
