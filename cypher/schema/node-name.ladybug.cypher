// name: node-name
// purpose: Table of Name nodes: a written form of an actor in one document 称谓.
CREATE NODE TABLE Name (
  id STRING,
  text STRING,
  doc STRING,
  PRIMARY KEY (id)
)
