// name: edge-kind-of
// purpose: Table of KIND_OF edges: is a kind of: a duty of the wider holds for the narrower.
CREATE REL TABLE KIND_OF (
  FROM Actor TO Actor,
  id STRING,
  rule STRING
)
