// name: alone-key
// purpose: Make the key by which loads lock each other out; a MERGE without it locks nobody out.
CREATE CONSTRAINT zeren_load_id IF NOT EXISTS FOR (n:ZerenLoad) REQUIRE n.id IS UNIQUE
