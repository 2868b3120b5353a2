// name: edge-bears
// purpose: Table of BEARS edges: bears the norm.
CREATE REL TABLE BEARS (
  FROM Actor TO Norm,
  id STRING,
  source STRING,
  name STRING
)
