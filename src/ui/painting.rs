//! How the window comes on the screen: by OpenGL, and on Windows, where a remote desktop or a virtual machine without a
//! graphics driver has none, by Direct3D 12, which paints in software there, or by Vulkan. Each is tried once, in the same
//! start; nobody is asked. What painted is remembered for the next start, and so is what a start did not survive: drivers
//! take programs down with them.

use std::cell::Cell;
use std::sync::Arc;

use eframe::egui::{Context, Plugin, RawInput};
use eframe::{App, CreationContext, NativeOptions};

/// A way to paint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Painting {
    OpenGl,
    Direct3d,
    Vulkan,
}

/// What Windows offers, the usual one first.
const WINDOWS: [Painting; 3] = [Painting::OpenGl, Painting::Direct3d, Painting::Vulkan];
/// What this system offers.
const OFFERED: &[Painting] = if cfg!(windows) { &WINDOWS } else { &[Painting::OpenGl] };

impl Painting {
    fn code(self) -> &'static str {
        match self {
            Painting::OpenGl => "opengl",
            Painting::Direct3d => "direct3d",
            Painting::Vulkan => "vulkan",
        }
    }
}

/// Keeps what was found out, for the next start.
pub type Note = Arc<dyn Fn(&str) + Send + Sync>;

/// What is known of painting on this machine.
pub struct Easel {
    /// Whoever looks after the machine wants this way alone.
    pub asked: Option<String>,
    /// What an earlier start noted last.
    pub noted: Option<String>,
    pub note: Note,
}

/// Noted before a way is tried. It stays when the program goes down with it.
const TRYING: &str = "trying ";

impl Easel {
    /// In which order to try what is offered: what painted last comes first, what was not survived comes last.
    fn order(&self, offered: &[Painting]) -> Vec<Painting> {
        let is = |code: &str| offered.iter().copied().find(|way| way.code() == code);
        if let Some(asked) = self.asked.as_deref().and_then(is) {
            return vec![asked];
        }
        let noted = self.noted.as_deref().unwrap_or_default();
        let (good, bad) = (is(noted), noted.strip_prefix(TRYING).and_then(is));
        let mut order = offered.to_vec();
        order.sort_by_key(|way| (Some(*way) != good, Some(*way) == bad));
        order
    }
}

/// Opens a window and returns when it is closed: whether one could be opened. `app` is made once, when a way has been
/// found that paints.
pub fn show<A: App + 'static>(
    easel: &Easel,
    options: impl Fn() -> NativeOptions,
    app: impl FnOnce(&CreationContext<'_>) -> A,
) -> bool {
    let app = Cell::new(Some(app));
    for way in easel.order(OFFERED) {
        // Where there is one way, nothing is to be found out.
        if OFFERED.len() > 1 {
            (easel.note)(&format!("{TRYING}{}", way.code()));
        }
        let begin = |creation: &CreationContext<'_>| {
            let app = app.take().ok_or("there is one window")?;
            if OFFERED.len() > 1 {
                creation.egui_ctx.add_plugin(Proof { way: Some(way), note: Arc::clone(&easel.note) });
            }
            Ok(Box::new(app(creation)) as Box<dyn App>)
        };
        let run = eframe::run_native("shubbak", painted(way, options()), Box::new(begin));
        let begun = app.take();
        // A window that was open is not opened again, however it came to its end.
        let Some(waiting) = begun else { return run.is_ok() };
        app.set(Some(waiting));
    }
    false
}

#[cfg(not(windows))]
fn painted(_: Painting, options: NativeOptions) -> NativeOptions {
    options
}

#[cfg(windows)]
fn painted(way: Painting, mut options: NativeOptions) -> NativeOptions {
    use eframe::egui_wgpu::{WgpuSetup, WgpuSetupCreateNew};
    use eframe::wgpu::Backends;
    let (renderer, backends) = match way {
        Painting::OpenGl => (eframe::Renderer::Glow, Backends::empty()),
        Painting::Direct3d => (eframe::Renderer::Wgpu, Backends::DX12),
        Painting::Vulkan => (eframe::Renderer::Wgpu, Backends::VULKAN),
    };
    let mut setup = WgpuSetupCreateNew::without_display_handle();
    setup.instance_descriptor.backends = backends;
    options.renderer = renderer;
    options.wgpu_options.wgpu_setup = WgpuSetup::CreateNew(setup);
    options
}

/// Notes that a way paints, once it has.
struct Proof {
    way: Option<Painting>,
    note: Note,
}

impl Plugin for Proof {
    fn debug_name(&self) -> &'static str {
        "proof of painting"
    }

    fn input_hook(&mut self, ctx: &Context, _: &mut RawInput) {
        // Before the third frame, two have been on the screen.
        if let Some(way) = self.way.take_if(|_| ctx.cumulative_frame_nr() >= 2) {
            (self.note)(way.code());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(asked: Option<&str>, noted: Option<&str>) -> Vec<&'static str> {
        let easel = Easel { asked: asked.map(str::to_owned), noted: noted.map(str::to_owned), note: Arc::new(|_| ()) };
        easel.order(&WINDOWS).into_iter().map(Painting::code).collect()
    }

    #[test]
    fn a_machine_nobody_knows_begins_with_opengl() {
        assert_eq!(order(None, None), ["opengl", "direct3d", "vulkan"]);
        assert_eq!(order(None, Some("a later version's")), ["opengl", "direct3d", "vulkan"]);
    }

    #[test]
    fn what_painted_is_tried_first_and_what_was_not_survived_last() {
        assert_eq!(order(None, Some("vulkan")), ["vulkan", "opengl", "direct3d"]);
        assert_eq!(order(None, Some("trying opengl")), ["direct3d", "vulkan", "opengl"]);
        assert_eq!(order(None, Some("trying vulkan")), ["opengl", "direct3d", "vulkan"]);
    }

    #[test]
    fn what_somebody_asked_for_is_tried_alone() {
        assert_eq!(order(Some("direct3d"), Some("opengl")), ["direct3d"]);
        assert_eq!(order(Some("crayons"), Some("vulkan")), ["vulkan", "opengl", "direct3d"]);
    }
}
