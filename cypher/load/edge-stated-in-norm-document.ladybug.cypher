// name: edge-stated-in-norm-document
// purpose: Add edges (Norm)-[:STATED_IN]->(Document) of a CSV file in the search path; its columns:
//   from, to, id.
COPY STATED_IN FROM 'edge-stated-in-norm-document.csv' (
  FROM = 'Norm', TO = 'Document',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
