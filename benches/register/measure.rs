//! Times of many like calls, and what of them to tell. The machine is shared, so the processor's time of this
//! thread is told beside the clock's.

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

    pub fn cpu(&self, share: f64) -> f64 {
        millis(&self.cpu, share)
    }

    pub fn mean_cpu(&self) -> f64 {
        self.cpu.iter().sum::<Duration>().as_secs_f64() * 1_000.0 / self.cpu.len().max(1) as f64
    }

    pub fn tell(&self, what: &str, note: &str) {
        println!(
            "{what:<44} {:>5}x  p50 {:>8.3}  p99 {:>8.3}  max {:>8.3} ms   cpu p50 {:>7.3}  p99 {:>7.3}  {note}",
            self.wall.len(),
            self.wall(0.5),
            self.wall(0.99),
            self.wall(1.0),
            self.cpu(0.5),
            self.cpu(0.99),
        );
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
