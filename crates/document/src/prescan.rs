//! Reads a change's header and the lengths of its column runs without expanding any of them.
//!
//! A change of 113 bytes can describe ten million operations; Automerge would build them all. This scan
//! bounds the work before anything is decoded. It follows the layout of Automerge's change chunk.

/// Largest change.
const CHANGE_BYTES_MAX: usize = 256 * 1024;
/// Most operations of one change, and most rows of any column. The largest real change has about 1,100.
const OPS_MAX: u64 = 100_000;
/// Most dependencies of one change.
const DEPS_MAX: u64 = 64;
/// Largest operation counter: beyond 2^32 Automerge panics; this leaves room for a few centuries of typing.
const COUNTER_MAX: u64 = 1 << 30;
/// Longest actor.
const ACTOR_BYTES_MAX: u64 = 64;
/// Longest message of a change; ours have none.
const MESSAGE_BYTES_MAX: u64 = 1024;
/// Most columns; Automerge has about 15.
const COLUMNS_MAX: u64 = 64;

const MAGIC: [u8; 4] = [0x85, 0x6f, 0x4a, 0x83];
const CHUNK_CHANGE: u8 = 1;
const COLUMN_DEFLATED: u64 = 8;

/// Why a change is not let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Not a single uncompressed change, or cut.
    Malformed,
    /// Over a limit.
    TooLarge,
}

/// Checks a change against the limits.
pub(crate) fn prescan(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() > CHANGE_BYTES_MAX {
        return Err(Refusal::TooLarge);
    }
    let mut reader = Reader(bytes);
    if reader.take(4)? != MAGIC {
        return Err(Refusal::Malformed);
    }
    reader.take(4)?; // The checksum is compared after decoding, with the recomputed hash.
    if reader.take(1)? != [CHUNK_CHANGE] {
        return Err(Refusal::Malformed);
    }
    let length = reader.unsigned()?;
    if u64::try_from(reader.0.len()) != Ok(length) {
        return Err(Refusal::Malformed);
    }
    scan_header(&mut reader)?;
    scan_columns(&mut reader)
}

fn scan_header(reader: &mut Reader<'_>) -> Result<(), Refusal> {
    let deps = limited(reader.unsigned()?, DEPS_MAX)?;
    reader.skip(deps * 32)?;
    reader.skip_prefixed(ACTOR_BYTES_MAX)?;
    limited(reader.unsigned()?, COUNTER_MAX)?; // sequence number
    limited(reader.unsigned()?, COUNTER_MAX)?; // first operation
    reader.signed()?; // time
    reader.skip_prefixed(MESSAGE_BYTES_MAX)?;
    let others = limited(reader.unsigned()?, OPS_MAX)?;
    for _ in 0..others {
        reader.skip_prefixed(ACTOR_BYTES_MAX)?;
    }
    Ok(())
}

fn scan_columns(reader: &mut Reader<'_>) -> Result<(), Refusal> {
    let count = limited(reader.unsigned()?, COLUMNS_MAX)?;
    let mut columns = Vec::new();
    for _ in 0..count {
        columns.push((reader.unsigned()?, reader.unsigned()?));
    }
    for (spec, length) in columns {
        if spec & COLUMN_DEFLATED != 0 {
            return Err(Refusal::Malformed);
        }
        let length = usize::try_from(length).map_err(|_| Refusal::TooLarge)?;
        let mut column = Reader(reader.take(length)?);
        match spec & 7 {
            0 => scan_runs(&mut column, Cell::Count)?,
            1 | 2 | 6 => scan_runs(&mut column, Cell::Unsigned)?,
            3 => scan_runs(&mut column, Cell::Signed)?,
            4 => scan_booleans(&mut column)?,
            5 => scan_runs(&mut column, Cell::Text)?,
            _ => {} // Raw bytes of values: bounded by the change's own size.
        }
    }
    Ok(())
}

#[derive(Clone, Copy)]
enum Cell {
    /// How many cells of grouped columns belong to a row; their sum is work, too.
    Count,
    Unsigned,
    Signed,
    Text,
}

/// Adds up the rows of a run-length coded column.
fn scan_runs(column: &mut Reader<'_>, cell: Cell) -> Result<(), Refusal> {
    let mut rows = 0;
    let mut grouped = 0;
    while !column.0.is_empty() {
        let run = column.signed()?;
        let length = if run == 0 { column.unsigned()? } else { run.unsigned_abs() };
        rows = limited(length.checked_add(rows).ok_or(Refusal::TooLarge)?, OPS_MAX)?;
        // A repeated value stands once, literal values stand one by one, nulls not at all.
        let (cells, weight) = match run {
            0 => (0, 0),
            1.. => (1, length),
            _ => (length, 1),
        };
        for _ in 0..cells {
            let value = column.cell(cell)?;
            if matches!(cell, Cell::Count) {
                grouped = value.checked_mul(weight).and_then(|v| v.checked_add(grouped)).ok_or(Refusal::TooLarge)?;
                limited(grouped, OPS_MAX)?;
            }
        }
    }
    Ok(())
}

fn scan_booleans(column: &mut Reader<'_>) -> Result<(), Refusal> {
    let mut rows: u64 = 0;
    while !column.0.is_empty() {
        rows = limited(rows.checked_add(column.unsigned()?).ok_or(Refusal::TooLarge)?, OPS_MAX)?;
    }
    Ok(())
}

fn limited(value: u64, max: u64) -> Result<u64, Refusal> {
    if value > max { Err(Refusal::TooLarge) } else { Ok(value) }
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], Refusal> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(Refusal::Malformed)?;
        self.0 = rest;
        Ok(taken)
    }

    fn skip(&mut self, count: u64) -> Result<(), Refusal> {
        self.take(usize::try_from(count).map_err(|_| Refusal::TooLarge)?).map(|_| ())
    }

    fn skip_prefixed(&mut self, max: u64) -> Result<(), Refusal> {
        let length = limited(self.unsigned()?, max)?;
        self.skip(length)
    }

    fn byte(&mut self) -> Result<u8, Refusal> {
        let (first, rest) = self.0.split_first().ok_or(Refusal::Malformed)?;
        self.0 = rest;
        Ok(*first)
    }

    /// An unsigned LEB128 number.
    fn unsigned(&mut self) -> Result<u64, Refusal> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(Refusal::Malformed)
    }

    /// A signed LEB128 number.
    fn signed(&mut self) -> Result<i64, Refusal> {
        let mut value = 0_i64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= i64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                let used = shift + 7;
                return Ok(if used < 64 && byte & 0x40 != 0 { value | (-1 << used) } else { value });
            }
        }
        Err(Refusal::Malformed)
    }

    fn cell(&mut self, cell: Cell) -> Result<u64, Refusal> {
        match cell {
            Cell::Count | Cell::Unsigned => self.unsigned(),
            Cell::Signed => self.signed().map(|_| 0),
            Cell::Text => {
                let length = self.unsigned()?;
                self.skip(length).map(|()| 0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use automerge::{AutoCommit, ObjType, ROOT, ReadDoc, transaction::Transactable};

    fn change(build: impl FnOnce(&mut AutoCommit)) -> Vec<u8> {
        let mut doc = AutoCommit::new();
        build(&mut doc);
        doc.commit();
        doc.get_changes(&[]).pop().unwrap().raw_bytes().to_vec()
    }

    fn usual() -> Vec<u8> {
        change(|doc| {
            doc.put(ROOT, "subject", "Besøk").unwrap();
            doc.put(ROOT, "minutes", 45_u64).unwrap();
            let note = doc.put_object(ROOT, "note", ObjType::Text).unwrap();
            doc.splice_text(&note, 0, 0, &"Omvisning på lageret. ".repeat(40)).unwrap();
            let length = doc.length(&note);
            doc.splice_text(&note, 3, 5, "xyz").unwrap();
            assert!(length > 0);
        })
    }

    #[test]
    fn real_change_passes() {
        assert_eq!(prescan(&usual()), Ok(()));
    }

    #[test]
    fn every_cut_of_a_change_is_refused() {
        let bytes = usual();
        for end in 0..bytes.len() {
            assert!(prescan(&bytes[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn small_change_with_too_many_operations_is_refused() {
        let bomb = change(|doc| {
            let text = doc.put_object(ROOT, "t", ObjType::Text).unwrap();
            doc.splice_text(&text, 0, 0, &"a".repeat(usize::try_from(OPS_MAX + 1).unwrap())).unwrap();
        });
        assert!(bomb.len() < CHANGE_BYTES_MAX, "its size alone would let it pass");
        assert_eq!(prescan(&bomb), Err(Refusal::TooLarge));
    }

    #[test]
    fn runs_of_any_kind_are_added_up() {
        let runs = |bytes: &[u8], cell| scan_runs(&mut Reader(bytes), cell);
        assert_eq!(runs(&[0x03, 0x05, 0x7e, 0x01, 0x02, 0x00, 0x04], Cell::Unsigned), Ok(()));
        assert_eq!(runs(&[0x00, 0xff, 0xff, 0xff, 0x7f], Cell::Unsigned), Err(Refusal::TooLarge));
        // One row whose group holds 2^20 cells.
        assert_eq!(runs(&[0x01, 0x80, 0x80, 0x40], Cell::Count), Err(Refusal::TooLarge));
    }
}
