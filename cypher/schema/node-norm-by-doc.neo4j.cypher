// name: node-norm-by-doc
// purpose: Find Norm nodes by doc.
CREATE INDEX zeren_norm_doc IF NOT EXISTS FOR (n:Norm) ON (n.doc)
