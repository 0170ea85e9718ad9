//! Entities as Automerge documents: schema, edits, merge meaning, inspection of foreign changes.
