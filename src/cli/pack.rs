//! `shubbak pack take`: what came of a pack, in lines.

use crate::i18n::Tr;
use crate::text::isolate;
use crate::views::PackDone;

/// Who approved it and on what basis, what changed, and what was left out and why.
pub fn told(done: &PackDone, tr: &Tr) -> String {
    let taken = &done.taken;
    let head = match done.before {
        true => tr.pack_taken_before(tr.pack_named(taken)),
        false => tr.pack_taken(tr.pack_named(taken)),
    };
    let approved = tr.pack_approved(&taken.approved_by, tr.date(taken.approved), &taken.basis);
    let left = taken.left_out.iter().map(|(case, why)| format!("{}: {}", isolate(case), tr.pack_left_out_for(why)));
    let lines: String = std::iter::once(tr.pack_changed(taken)).chain(left).map(|line| format!("  {line}\n")).collect();
    format!("{head}\n{approved}\n{lines}")
}
