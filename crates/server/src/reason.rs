//! Why an envelope is in quarantine, as stable codes.

macro_rules! reasons {
    ($($(#[$doc:meta])* $variant:ident = $code:literal;)+) => {
        /// Why an envelope is kept for a person to decide. The code is part of the protocol.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Reason { $($(#[$doc])* $variant,)+ }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
        }
    };
}

reasons! {
    /// Larger than an envelope may be.
    FrameTooLarge = "frame_too_large";
    /// The signature is not that of the device that handed it in.
    SignatureWrong = "signature_wrong";
    /// Not an envelope, or over a limit of envelopes.
    EnvelopeMalformed = "envelope_malformed";
    /// An envelope of a newer app.
    EnvelopeNewer = "envelope_newer";
    /// It says that another device or person made it.
    NotOwn = "not_own";
    /// It changes nothing.
    Empty = "empty";
    /// Its number does not follow its predecessor's, or its predecessor is another device's.
    ChainWrong = "chain_wrong";
    /// No rule grants the person this stream.
    AccessDenied = "access_denied";
    /// A document of a kind that this server does not know.
    KindUnknown = "kind_unknown";
    /// A document that is known as another kind.
    KindMismatch = "kind_mismatch";
    /// A document of another stream.
    DocumentElsewhere = "document_elsewhere";
    /// A document that may not lie in a stream of this kind, or an employer under another's id.
    DocumentMisplaced = "document_misplaced";
    /// A change that is malformed, over a limit, or makes the decoder fail.
    ChangeRefused = "change_refused";
    /// A change by an actor that is not the device's.
    ActorMismatch = "actor_mismatch";
    /// A second, different change with the same actor and number.
    ActorSeqReused = "actor_seq_reused";
    /// A change that another envelope has brought.
    ChangeRepeated = "change_repeated";
    /// Merging it fails.
    MergeFailed = "merge_failed";
    /// What would be merged breaks a rule that holds for everybody.
    RuleBroken = "rule_broken";
    /// A person at the office turned it away.
    TurnedAway = "turned_away";
    /// The device has so much set aside that no more is kept; the envelope gets no receipt and stays on the device.
    TooManySetAside = "too_many_set_aside";
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_reasons_share_a_code() {
        let codes: BTreeSet<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
        assert_eq!(codes.len(), Reason::ALL.len());
    }
}
