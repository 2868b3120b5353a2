// name: node-norm
// purpose: One Norm per id; also the index that loading finds it by.
CREATE CONSTRAINT zeren_norm_id IF NOT EXISTS FOR (n:Norm) REQUIRE n.id IS UNIQUE
