// name: edge-part-of-section-document
// purpose: Add edges (Section)-[:PART_OF]->(Document) of a CSV file in the search path; its columns:
//   from, to, id.
COPY PART_OF FROM 'edge-part-of-section-document.csv' (
  FROM = 'Section', TO = 'Document',
  HEADER = false, AUTO_DETECT = false, PARALLEL = false, DELIM = ',', QUOTE = '"', ESCAPE = '"'
)
