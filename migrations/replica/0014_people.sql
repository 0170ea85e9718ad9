-- Which trails are of one person, and which meetings name a contact: asked with every change that reaches beyond its own
-- trail.
CREATE INDEX trail_by_person ON trail (national_id);
CREATE INDEX meeting_by_contact ON meeting (employer_contact) WHERE employer_contact <> '';
