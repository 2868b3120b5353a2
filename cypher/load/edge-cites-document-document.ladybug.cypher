// name: edge-cites-document-document
// purpose: Add edges (Document)-[:CITES]->(Document) of a CSV file in the search path; its columns:
//   from, to, id.
COPY CITES FROM 'edge-cites-document-document.csv' (
  FROM = 'Document', TO = 'Document',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
