// name: edge-imposed-by
// purpose: Table of IMPOSED_BY edges: on whose word.
CREATE REL TABLE IMPOSED_BY (
  FROM Norm TO Actor,
  id STRING,
  source STRING
)
