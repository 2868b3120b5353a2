// name: node-section-by-doc
// purpose: Find Section nodes by doc.
CREATE INDEX zeren_section_doc IF NOT EXISTS FOR (n:Section) ON (n.doc)
