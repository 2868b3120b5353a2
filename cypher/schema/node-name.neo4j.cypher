// name: node-name
// purpose: One Name per id; also the index that loading finds it by.
CREATE CONSTRAINT zeren_name_id IF NOT EXISTS FOR (n:Name) REQUIRE n.id IS UNIQUE
