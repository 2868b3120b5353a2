// name: edge-towards
// purpose: Table of TOWARDS edges: whom the act is for, to, on or with.
CREATE REL TABLE TOWARDS (
  FROM Norm TO Actor,
  id STRING,
  role STRING,
  name STRING
)
