// name: node-section
// purpose: One Section per id; also the index that loading finds it by.
CREATE CONSTRAINT zeren_section_id IF NOT EXISTS FOR (n:Section) REQUIRE n.id IS UNIQUE
