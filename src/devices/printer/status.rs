//! What a thermal printer says of itself: four questions (`DLE EOT 1` to `4`), a byte in answer to each. Many cannot
//! answer, and one that is switched off does not; not knowing is therefore a usual state and no fault.

/// The questions, one after the other: how it is, why it is offline, what failed, and how the paper is.
pub const QUESTIONS: [[u8; 3]; 4] = [[0x10, 0x04, 1], [0x10, 0x04, 2], [0x10, 0x04, 3], [0x10, 0x04, 4]];

/// A printer that has answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Status {
    pub offline: bool,
    pub cover_open: bool,
    pub paper: Paper,
    /// The knife is stuck, the head is too hot, or something that only its maker knows.
    pub error: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paper {
    #[default]
    There,
    /// The roll is near its end: this paper still comes out.
    Low,
    Out,
}

impl Status {
    /// Reads the answers to [`QUESTIONS`]; `None` when one of the bytes is no answer to them.
    pub fn read(answers: [u8; 4]) -> Option<Self> {
        // In every answer these bits stand as they are here, which tells it from anything else on the line.
        const FIXED: u8 = 0b1001_0011;
        if answers.iter().any(|answer| answer & FIXED != 0b0001_0010) {
            return None;
        }
        let [printer, offline, failed, paper] = answers;
        let has = |answer: u8, bits: u8| answer & bits != 0;
        Some(Status {
            offline: has(printer, 0x08),
            cover_open: has(offline, 0x04),
            paper: match (has(paper, 0x60) || has(offline, 0x20), has(paper, 0x0C)) {
                (true, _) => Paper::Out,
                (false, true) => Paper::Low,
                (false, false) => Paper::There,
            },
            error: has(offline, 0x40) || has(failed, 0x6C),
        })
    }

    /// Whether a paper that is sent now comes out.
    pub fn is_ready(&self) -> bool {
        !self.offline && !self.cover_open && !self.error && self.paper != Paper::Out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_say_what_is_wrong() {
        let ready = Status::default();
        let told = |answers| Status::read(answers).map(|status| (status, status.is_ready()));
        assert_eq!(told([0x12, 0x12, 0x12, 0x12]), Some((ready, true)));
        assert_eq!(told([0x16, 0x12, 0x12, 0x12]), Some((ready, true)), "the drawer's switch is none of ours");
        let out = Status { offline: true, paper: Paper::Out, ..ready };
        assert_eq!(told([0x1E, 0x32, 0x12, 0x7E]), Some((out, false)));
        let open = Status { offline: true, cover_open: true, ..ready };
        assert_eq!(told([0x1A, 0x16, 0x12, 0x12]), Some((open, false)));
        assert_eq!(told([0x12, 0x12, 0x12, 0x1E]), Some((Status { paper: Paper::Low, ..ready }, true)));
        let stuck = Status { offline: true, error: true, ..ready };
        assert_eq!(told([0x1A, 0x52, 0x1A, 0x12]), Some((stuck, false)));
    }

    #[test]
    fn other_bytes_are_no_answer() {
        for other in [0x00, 0xFF, 0x13, 0x92, b'A'] {
            assert_eq!(Status::read([0x12, other, 0x12, 0x12]), None);
        }
    }
}
