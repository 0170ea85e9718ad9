-- The list of employers reads what meetings say of each from the index alone.
DROP INDEX meeting_by_employer;
CREATE INDEX meeting_by_employer ON meeting (employer, at, undone, status, employer_name, place) WHERE employer <> '';
