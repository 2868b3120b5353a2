// name: node-name-by-doc
// purpose: Find Name nodes by doc.
CREATE INDEX zeren_name_doc IF NOT EXISTS FOR (n:Name) ON (n.doc)
