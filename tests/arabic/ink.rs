//! Two pictures of a line laid over each other: do the same places have ink?

/// Row by row, 0 is paper and 255 is ink.
#[derive(Clone, Debug)]
pub struct Picture {
    pub width: usize,
    pub height: usize,
    pub ink: Vec<u8>,
}

impl Picture {
    pub fn blank(width: usize, height: usize) -> Self {
        Self { width, height, ink: vec![0; width * height] }
    }

    /// The ink at a place; there is none outside.
    pub fn at(&self, x: i64, y: i64) -> u8 {
        match (usize::try_from(x), usize::try_from(y)) {
            (Ok(x), Ok(y)) if x < self.width && y < self.height => self.ink[y * self.width + x],
            _ => 0,
        }
    }

    /// The part of a picture that begins at a place.
    pub fn part(&self, left: i64, top: i64, width: usize, height: usize) -> Self {
        let rows = (0..height as i64).flat_map(|y| (0..width as i64).map(move |x| (x, y)));
        Self { width, height, ink: rows.map(|(x, y)| self.at(left + x, top + y)).collect() }
    }

    /// The ink of a row, each place's spread a little over its neighbours, so that a letter which stands a quarter of a pixel
    /// aside still lies over the other; wide enough for any other row.
    fn spread(&self, row: usize, width: usize) -> Vec<u32> {
        let mut padded = vec![0_u32; width + 2];
        let row = self.ink.get(row * self.width..(row + 1) * self.width).unwrap_or_default();
        padded.iter_mut().skip(1).zip(row).for_each(|(place, ink)| *place = u32::from(*ink));
        padded.windows(3).map(|around| around[0] + 2 * around[1] + around[2]).collect()
    }

    /// Ink where it is darker than the middle and none elsewhere, as a thermal head burns it.
    pub fn burnt(mut self) -> Self {
        self.ink.iter_mut().for_each(|ink| *ink = if *ink >= 128 { 255 } else { 0 });
        self
    }
}

/// How well two pictures of one line agree, from 0 to 1: the share of their common ink in all their ink, in the worst
/// stretch that is `em` pixels wide. One digit in the wrong place spoils its stretch, however long the line.
pub fn agreement(one: &Picture, other: &Picture, em: usize) -> f32 {
    let width = one.width.max(other.width);
    let mut columns = vec![(0_u32, 0_u32); width];
    for row in 0..one.height.max(other.height) {
        let pairs = one.spread(row, width).into_iter().zip(other.spread(row, width));
        for ((common, all), (a, b)) in columns.iter_mut().zip(pairs) {
            *common += a.min(b);
            *all += a.max(b);
        }
    }
    let sum = |columns: &[(u32, u32)]| columns.iter().fold((0, 0), |(c, a), (common, all)| (c + common, a + all));
    let least_ink = 4 * 255 * em as u32 / 2;
    let stretches = columns.windows(em.min(width)).map(sum).filter(|(_, all)| *all > least_ink);
    stretches.map(|(common, all)| common as f32 / all as f32).fold(1.0, f32::min)
}
