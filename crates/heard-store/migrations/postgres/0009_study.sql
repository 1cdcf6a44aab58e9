-- Answers to the statements of a questionnaire, 1–7 each, as a JSON list; only where a team asks one.
ALTER TABLE feedback ADD COLUMN scale TEXT;
