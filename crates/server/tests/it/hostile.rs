//! Envelopes that are wrong in every way there is a name for: each is kept, named, and stops nothing else.

use crate::world::{Laptop, OTHER_PERSON, Office, PERSON, accepted, hash_of, quarantined, task};
use worktrail_document::{DocumentKind, EntityChange, EnvelopeBody};
use worktrail_domain::{DocumentId, TrailId, UserId};
use worktrail_sync::{FRAME_BYTES_MAX, Frame, Outcome};

struct Scene {
    office: Office,
    alice: Laptop,
    trail: TrailId,
    tasks: u8,
}

fn scene() -> Scene {
    let office = Office::open();
    let mut alice = office.laptop("Alice");
    let (trail, create) = alice.create_trail(PERSON);
    assert_eq!(office.hand_in(&mut alice, &[create]), [accepted(1)]);
    Scene { office, alice, trail, tasks: 100 }
}

impl Scene {
    /// Hands in a good envelope, the bad one and another good one in one request.
    fn hand_in_between(&mut self, bad: &Frame) -> Outcome {
        let mut good = self.alice.clone();
        good.reopen();
        self.tasks += 2;
        let before = good.add_task(self.trail, task(self.tasks), "Før");
        let after = good.add_task(self.trail, task(self.tasks + 1), "Etter");
        let outcomes = self.office.hand_in(&mut self.alice, &[before, bad.clone(), after]);
        assert!(matches!(outcomes[0], Outcome::Accepted { .. }), "{outcomes:?}");
        assert!(matches!(outcomes[2], Outcome::Accepted { .. }), "{outcomes:?}");
        outcomes[1].clone()
    }

    /// The same, with a body made by changing a good one.
    fn with_body(&mut self, alter: impl FnOnce(&mut EnvelopeBody)) -> Outcome {
        let mut draft = self.alice.clone();
        let changes = draft.task_change(task(1), "Oppgave");
        let mut body = draft.body(self.trail.stream(), "task.add", changes);
        alter(&mut body);
        let bad = self.alice.sign(&body);
        self.hand_in_between(&bad)
    }

    fn with_change(&mut self, alter: impl FnOnce(&mut EntityChange)) -> Outcome {
        self.with_body(|body| alter(&mut body.changes[0]))
    }
}

#[test]
fn good_envelope_passes_the_same_way() {
    assert!(matches!(scene().with_body(|_| {}), Outcome::Accepted { .. }));
}

#[test]
fn too_large_envelope_is_quarantined() {
    let bad = Frame { body: vec![1; FRAME_BYTES_MAX], signature: vec![0; 64] };
    assert_eq!(scene().hand_in_between(&bad), quarantined("frame_too_large"));
}

#[test]
fn wrong_signature_is_quarantined_and_does_not_bar_the_right_one() {
    let mut scene = scene();
    let good = scene.alice.add_task(scene.trail, task(1), "Oppgave");
    let mut bad = good.clone();
    bad.signature[0] ^= 1;
    assert_eq!(scene.office.hand_in(&mut scene.alice, &[bad]), [quarantined("signature_wrong")]);
    assert_eq!(scene.office.hand_in(&mut scene.alice, &[good]), [accepted(2)]);
    assert_eq!(scene.office.hub.quarantine().unwrap().0, []);
}

#[test]
fn signature_of_another_device_is_quarantined() {
    let mut scene = scene();
    let mut draft = scene.alice.clone();
    let changes = draft.task_change(task(1), "Oppgave");
    let bad = scene.office.laptop("Bob").sign(&draft.body(scene.trail.stream(), "task.add", changes));
    assert_eq!(scene.hand_in_between(&bad), quarantined("signature_wrong"));
}

#[test]
fn bytes_that_are_no_envelope_are_quarantined() {
    let mut scene = scene();
    for (body, reason) in
        [(vec![], "envelope_malformed"), (vec![1, 2, 3], "envelope_malformed"), (vec![2, 2, 3], "envelope_newer")]
    {
        let signature = scene.alice.key.sign(&worktrail_document::envelope_signing_bytes(&body)).to_vec();
        let bad = Frame { body, signature };
        assert_eq!(scene.office.hand_in(&mut scene.alice, &[bad]), [quarantined(reason)]);
    }
}

#[test]
fn envelope_in_the_name_of_another_is_quarantined() {
    assert_eq!(scene().with_body(|body| body.user = UserId::from_bytes([3; 16])), quarantined("not_own"));
    let mut scene = scene();
    let other = scene.office.laptop("Alice").device;
    assert_eq!(scene.with_body(|body| body.device = other), quarantined("not_own"));
}

#[test]
fn copy_of_a_colleagues_envelope_is_quarantined_and_leaves_the_colleagues_own_receipt() {
    let mut scene = scene();
    let mut bob = scene.office.laptop("Bob");
    let frame = scene.alice.add_task(scene.trail, task(1), "Oppgave");
    assert_eq!(scene.office.hand_in(&mut bob, std::slice::from_ref(&frame)), [quarantined("signature_wrong")]);
    assert_eq!(scene.office.hand_in(&mut scene.alice, std::slice::from_ref(&frame)), [accepted(2)]);
    let late = scene.office.hand_in(&mut scene.office.laptop("Bob"), &[frame]);
    assert_eq!(late, [quarantined("signature_wrong")], "nobody gets the receipt of another's envelope");
}

#[test]
fn envelope_without_changes_is_quarantined() {
    assert_eq!(scene().with_body(|body| body.changes.clear()), quarantined("empty"));
}

#[test]
fn number_that_does_not_follow_is_quarantined() {
    assert_eq!(scene().with_body(|body| body.seq += 1), quarantined("chain_wrong"));
    assert_eq!(scene().with_body(|body| body.prev = [0; 32]), quarantined("chain_wrong"));
}

#[test]
fn predecessor_of_another_device_is_quarantined() {
    let mut scene = scene();
    let mut bob = scene.office.laptop("Bob");
    scene.office.round(&mut bob, &[]);
    let from_bob = bob.add_task(scene.trail, task(2), "Bob");
    let prev = hash_of(&from_bob);
    scene.office.round(&mut bob, &[from_bob]);
    assert_eq!(scene.with_body(|body| body.prev = prev), quarantined("chain_wrong"));
}

#[test]
fn unknown_predecessor_is_held() {
    assert_eq!(scene().with_body(|body| body.prev = [7; 32]), Outcome::Held);
}

#[test]
fn kind_of_a_newer_app_is_kept_for_later() {
    assert_eq!(scene().with_change(|change| change.kind = "job".into()), quarantined("kind_unknown"));
}

#[test]
fn document_of_another_kind_is_quarantined() {
    let mut scene = scene();
    let trail = scene.trail.document();
    assert_eq!(scene.with_change(|change| change.document = trail), quarantined("kind_mismatch"));
}

#[test]
fn document_of_another_stream_is_quarantined() {
    let mut scene = scene();
    let (other, create) = scene.alice.create_trail(OTHER_PERSON);
    let add = scene.alice.add_task(other, task(1), "Der");
    scene.office.round(&mut scene.alice, &[create, add]);
    let changes = scene.alice.task_change(task(1), "Her");
    let bad = scene.alice.clone().envelope(scene.trail.stream(), "task.edit", changes);
    assert_eq!(scene.hand_in_between(&bad), quarantined("document_elsewhere"));
}

#[test]
fn damaged_cut_or_exploding_change_is_quarantined() {
    for alter in [
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2),
        |bytes: &mut Vec<u8>| bytes.clear(),
        |bytes: &mut Vec<u8>| {
            let last = bytes.len() - 1;
            bytes[last] ^= 0x40;
        },
        |bytes: &mut Vec<u8>| *bytes = vec![0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, 2, 0xff, 0xff, 0xff, 0xff, 0x0f],
    ] {
        assert_eq!(scene().with_change(|change| alter(&mut change.bytes)), quarantined("change_refused"));
    }
}

#[test]
fn every_damaged_byte_with_a_right_signature_is_answered_and_the_stream_goes_on() {
    let mut scene = scene();
    let mut draft = scene.alice.clone();
    let changes = draft.task_change(task(1), "Oppgave");
    let len = changes[0].bytes.len();
    let mut outcomes = Vec::new();
    for at in 0..len {
        let mut body = draft.body(scene.trail.stream(), "task.add", changes.clone());
        body.changes[0].document = DocumentId::at(u64::try_from(at).unwrap(), [77; 10]);
        body.changes[0].bytes[at] ^= 0x11;
        repair_checksum(&mut body.changes[0].bytes);
        let bad = scene.alice.sign(&body);
        outcomes.extend(scene.office.hand_in(&mut scene.alice, &[bad]));
    }
    let refused = outcomes.iter().filter(|outcome| matches!(outcome, Outcome::Quarantined { .. })).count();
    assert!(refused > len / 4, "{refused} of {len} refused");
    let good = scene.alice.add_task(scene.trail, task(2), "Videre");
    assert!(matches!(scene.office.hand_in(&mut scene.alice, &[good])[..], [Outcome::Accepted { .. }]));
    let mut bob = scene.office.laptop("Bob");
    scene.office.round(&mut bob, &[]);
    assert_eq!(bob.subject(task(2)).as_deref(), Some("Videre"), "whatever was accepted can be read by a colleague");
}

/// What an attacker does: the checksum is the start of the chunk's own hash.
fn repair_checksum(bytes: &mut [u8]) {
    if bytes.len() > 8 {
        let digest = worktrail_crypto::sha256(&[&bytes[8..]]).0;
        bytes[4..8].copy_from_slice(&digest[..4]);
    }
}

#[test]
fn change_by_an_actor_of_another_device_is_quarantined() {
    let mut scene = scene();
    let mut bob = scene.office.laptop("Bob");
    let theirs = bob.task_change(task(1), "Bob");
    assert_eq!(scene.with_body(|body| body.changes = theirs), quarantined("actor_mismatch"));
    assert_eq!(
        scene.with_body(|body| body.session = [99; 8]),
        quarantined("actor_mismatch"),
        "an actor of another session is not this envelope's"
    );
}

#[test]
fn actor_and_number_used_twice_for_different_changes_is_quarantined() {
    let mut scene = scene();
    // The same opened vault, copied: both go on with the same actor and number.
    let mut copy = scene.alice.clone();
    let one = scene.alice.add_task(scene.trail, task(1), "En");
    let two = copy.add_task(scene.trail, task(1), "To");
    assert_eq!(scene.office.hand_in(&mut scene.alice, &[one]), [accepted(2)]);
    assert_eq!(scene.office.hand_in(&mut scene.alice, &[two]), [quarantined("actor_seq_reused")]);
}

#[test]
fn change_that_another_envelope_has_brought_is_quarantined() {
    let mut scene = scene();
    let changes = scene.alice.task_change(task(1), "En");
    let one = scene.alice.envelope(scene.trail.stream(), "task.add", changes.clone());
    let again = scene.alice.envelope(scene.trail.stream(), "task.add", changes);
    let outcomes = scene.office.hand_in(&mut scene.alice, &[one, again]);
    assert_eq!(outcomes, [accepted(2), quarantined("change_repeated")]);
}

#[test]
fn change_whose_dependency_is_missing_is_held() {
    let mut scene = scene();
    let mut draft = scene.alice.clone();
    draft.task_change(task(1), "Aldri sendt");
    let changes = draft.task_change(task(1), "Bygger på den");
    let frame = draft.envelope(scene.trail.stream(), "task.edit", changes);
    assert_eq!(scene.hand_in_between(&frame), Outcome::Held);
}

#[test]
fn merged_entity_that_breaks_a_rule_is_quarantined_and_the_document_stays_as_it_was() {
    let mut scene = scene();
    let changes = scene.alice.change(scene.trail.document(), DocumentKind::Trail, |edit| {
        edit.put_line("name", &"å".repeat(256));
    });
    let bad = scene.alice.clone().envelope(scene.trail.stream(), "trail.profile", changes);
    assert_eq!(scene.hand_in_between(&bad), quarantined("rule_broken"));
    let mut bob = scene.office.laptop("Bob");
    scene.office.round(&mut bob, &[]);
    assert_eq!(bob.documents[&scene.trail.document()].trail().name, "");
}
