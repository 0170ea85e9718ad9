-- Meetings in which somebody else's work met this laptop's: what they leave at their employers is to be derived anew.
CREATE TABLE mark_due (
    meeting BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
