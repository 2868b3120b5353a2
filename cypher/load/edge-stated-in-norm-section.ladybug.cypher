// name: edge-stated-in-norm-section
// purpose: Add edges (Norm)-[:STATED_IN]->(Section) of a CSV file in the search path; its columns:
//   from, to, id.
COPY STATED_IN FROM 'edge-stated-in-norm-section.csv' (
  FROM = 'Norm', TO = 'Section',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
