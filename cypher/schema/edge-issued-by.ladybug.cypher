// name: edge-issued-by
// purpose: Table of ISSUED_BY edges: issued by.
CREATE REL TABLE ISSUED_BY (
  FROM Document TO Actor,
  id STRING
)
