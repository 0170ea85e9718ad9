//! The encrypted local store: log, documents, read model, search, outbox, state root.
