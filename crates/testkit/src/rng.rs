//! A small seeded generator, so that a rehearsal is the same on every machine and in every year.

/// A SplitMix64 generator: 64 bits of state, good enough to vary texts, useless for keys.
#[derive(Debug, Clone)]
pub struct Rng {
    state: u64,
}

impl Rng {
    /// Starts a sequence that depends on nothing but the seed.
    #[must_use]
    pub const fn seeded(seed: u64) -> Self {
        Self { state: seed }
    }

    /// Starts an independent sequence, so that one part can grow without changing the others.
    #[must_use]
    pub fn fork(&self, label: u64) -> Self {
        let mut child = Self { state: self.state ^ label.wrapping_mul(0xD6E8_FEB8_6659_FD93) };
        child.next();
        child
    }

    /// The next 64 bits.
    pub const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, `bound`; 0 when `bound` is 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        let Some(rest) = self.next().checked_rem(u64::from(bound)) else { return 0 };
        u32::try_from(rest).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the items.
    ///
    /// # Panics
    /// When there is none to choose from.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let bound = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let index = usize::try_from(self.below(bound)).unwrap_or(0);
        let Some(item) = items.get(index) else { unreachable!("the lists here are constants with at least one item") };
        item
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_seed_gives_the_same_sequence() {
        let draw = |seed| -> Vec<u64> {
            std::iter::repeat_with({
                let mut rng = Rng::seeded(seed);
                move || rng.next()
            })
            .take(8)
            .collect()
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn draw_stays_inside_its_bounds() {
        let mut rng = Rng::seeded(1);
        assert!((0..1_000).all(|_| (3..=5).contains(&rng.between(3, 5))));
        assert_eq!(rng.below(0), 0);
    }
}
