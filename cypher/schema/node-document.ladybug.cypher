// name: node-document
// purpose: Table of Document nodes: a document read, or one that a document read cites 文件.
CREATE NODE TABLE Document (
  id STRING,
  title STRING,
  number STRING,
  kind STRING,
  date STRING,
  source STRING,
  status STRING,
  PRIMARY KEY (id)
)
