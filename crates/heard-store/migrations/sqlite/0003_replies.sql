-- Finds what an agent sent last, whatever the conversation.
CREATE INDEX message_of_agent ON message (agent, at) WHERE state = 'sent';
