-- Marks the file as a desk of Heard's: 'Hear', in the place of its header that SQLite keeps for this.
PRAGMA application_id = 0x48656172;
