//! Times of many like calls, and what of them to tell. On a machine that others use too, `chrt -f 10` before the
//! command keeps their turns out of the clock's figures; means of the processor's time are free of them anyway.

use std::time::{Duration, Instant};

#[derive(Default)]
pub struct Times {
    wall: Vec<Duration>,
    cpu: Vec<Duration>,
}

impl Times {
    pub fn of<T>(&mut self, call: impl FnOnce() -> T) -> T {
        let (wall, cpu) = (Instant::now(), thread_cpu());
        let value = call();
        self.cpu.push(thread_cpu() - cpu);
        self.wall.push(wall.elapsed());
        value
    }

    /// `share` of the calls took no longer, by the clock.
    pub fn wall(&self, share: f64) -> f64 {
        millis(&self.wall, share)
    }

    pub fn mean_cpu(&self) -> f64 {
        self.cpu.iter().sum::<Duration>().as_secs_f64() * 1_000.0 / self.cpu.len().max(1) as f64
    }

    pub fn tell(&self, what: &str, note: &str) {
        let [half, slow, slowest] = [0.5, 0.99, 1.0].map(|share| self.wall(share));
        println!("{what:<44} {:>5}x  p50 {half:>8.3}  p99 {slow:>8.3}  max {slowest:>8.3} ms  {note}", self.wall.len());
    }
}

fn millis(times: &[Duration], share: f64) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort();
    let at = ((sorted.len() as f64 * share).ceil() as usize).clamp(1, sorted.len()) - 1;
    sorted[at].as_secs_f64() * 1_000.0
}

/// Time this thread has been on a processor; zero where the system does not tell.
fn thread_cpu() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(told.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or(0))
}
