// name: node-document
// purpose: One Document per id; also the index that loading finds it by.
CREATE CONSTRAINT zeren_document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE
