// name: node-actor
// purpose: One Actor per id; also the index that loading finds it by.
CREATE CONSTRAINT zeren_actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE
