-- Which way in which a customer came told a fact: it goes along where that turns out to be somebody else.
ALTER TABLE fact ADD COLUMN told_as BLOB REFERENCES customer (id);

UPDATE fact SET told_as = coalesce((SELECT message.customer FROM message WHERE message.id = fact.said_in), customer);

CREATE INDEX fact_told_as ON fact (told_as);
