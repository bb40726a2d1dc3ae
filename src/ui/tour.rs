//! The window serves one citizen by itself: keys go in where the keyboard's would, pictures come out
//! of the frame that was drawn. It shows the program on a machine without a display (`make run`) and
//! that a whole case needs no mouse.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use egui::{ColorImage, Context, Event, Key, Modifiers, RawInput, ScreenshotCallback, ViewportCommand};

/// Frames that must pass without anything going on before the next act.
const CALM: u32 = 6;
/// Before a picture: what is typed is saved, and the paper drawn, a moment after the last key. In seconds.
const SETTLED: f64 = 0.9;

/// One thing the tour does.
#[derive(Debug, Clone, Copy)]
enum Act {
    Types(&'static str),
    Presses(Modifiers, Key),
    /// Keeps a picture of the window under this name.
    Looks(&'static str),
    Leaves,
}

const fn key(key: Key) -> Act {
    Act::Presses(Modifiers::NONE, key)
}

const ENTER: Act = key(Key::Enter);

/// Hoda serves one citizen; then the supervisor seals the day's batch.
const ACTS: [Act; 60] = [
    Act::Looks("01-sign-in"),
    Act::Types("huda"),
    ENTER,
    Act::Types("2580"),
    ENTER,
    Act::Looks("02-counter"),
    Act::Types("29406191300551"),
    ENTER,
    Act::Types("محمد أحمد عبد الرحمن السيد"),
    ENTER,
    Act::Types("01012345678"),
    ENTER,
    Act::Types("صلاحية الموقع"),
    Act::Looks("03-service"),
    ENTER,
    key(Key::Num3),
    key(Key::Num4),
    Act::Looks("04-documents"),
    key(Key::Num3),
    key(Key::Num3),
    Act::Presses(Modifiers::ALT, Key::Num2),
    key(Key::Num3),
    key(Key::Num1),
    Act::Types("الزقازيق"),
    ENTER,
    Act::Types("شارع الجلاء"),
    ENTER,
    Act::Types("15"),
    ENTER,
    Act::Types("240"),
    ENTER,
    Act::Types("150"),
    ENTER,
    key(Key::Num1),
    Act::Looks("05-ready"),
    key(Key::F6),
    Act::Looks("05-ready-in-english"),
    key(Key::F6),
    key(Key::F10),
    Act::Looks("06-registered"),
    key(Key::F6),
    Act::Looks("06-registered-in-english"),
    key(Key::F6),
    key(Key::F8),
    key(Key::F3),
    Act::Types("محمد"),
    ENTER,
    Act::Looks("07-cases"),
    key(Key::F1),
    Act::Looks("08-keys"),
    key(Key::Escape),
    key(Key::F12),
    Act::Types("samir"),
    ENTER,
    Act::Types("1470"),
    ENTER,
    Act::Presses(Modifiers::CTRL, Key::Num3),
    key(Key::F10),
    Act::Looks("09-batches"),
    Act::Leaves,
];

/// Takes a picture in: its name, and the window's pixels.
pub type Album = Box<dyn FnMut(&str, &ColorImage)>;

/// A tour under way.
pub struct Tour {
    next: usize,
    calm: u32,
    /// When the last act went in, in seconds of the window's own time.
    acted: f64,
    /// The picture that was asked for and has not come yet.
    awaited: Option<&'static str>,
    album: Album,
    taken: (SyncSender<ColorImage>, Receiver<ColorImage>),
}

impl Tour {
    pub fn new(album: Album) -> Self {
        Self { next: 0, calm: 0, acted: 0.0, awaited: None, album, taken: sync_channel(1) }
    }

    /// Puts the next act into the input of a frame, once the window is calm.
    pub fn act(&mut self, ctx: &Context, input: &mut RawInput, busy: bool) {
        // Nobody has to click on a window that works by itself.
        input.focused = true;
        self.keep_picture();
        self.calm = if busy || self.awaited.is_some() { 0 } else { self.calm + 1 };
        let now = ctx.input(|input| input.time);
        let Some(act) = ACTS.get(self.next) else { return };
        let settled = !matches!(act, Act::Looks(_)) || now - self.acted > SETTLED;
        if self.calm < CALM || !settled {
            return;
        }
        (self.calm, self.acted) = (0, now);
        self.next += 1;
        match *act {
            Act::Types(text) => input.events.push(Event::Text(text.to_owned())),
            Act::Presses(modifiers, key) => input.events.extend([true, false].map(|pressed| Event::Key {
                key,
                physical_key: Some(key),
                pressed,
                repeat: false,
                modifiers,
            })),
            Act::Looks(name) => {
                self.awaited = Some(name);
                let taken = self.taken.0.clone();
                let callback = ScreenshotCallback::new(move |image| {
                    // Only one picture is asked for at a time, so there is room.
                    let _ = taken.try_send((*image).clone());
                });
                ctx.send_viewport_cmd(ViewportCommand::Screenshot(callback));
            }
            Act::Leaves => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
    }

    fn keep_picture(&mut self) {
        if let (Some(name), Ok(image)) = (self.awaited, self.taken.1.try_recv()) {
            (self.album)(name, &image);
            self.awaited = None;
        }
    }
}
