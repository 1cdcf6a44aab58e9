-- The open promise of a conversation that is due next: what a line of the queue shows.
CREATE INDEX promise_next ON promise (conversation, due, id) WHERE state = 'open' AND due IS NOT NULL;
