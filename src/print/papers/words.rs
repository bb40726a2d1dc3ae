//! What the clerk calls the things on paper: the names of kinds and states.

use crate::domain::case::DocumentState;
use crate::i18n::Tr;
use crate::views::{LineKind, PaidBy, Wanted};

pub fn line_kind(tr: &Tr, kind: LineKind) -> String {
    match kind {
        LineKind::Fee => tr.fee_kind_fee(),
        LineKind::StampDuty => tr.fee_kind_stamp_duty(),
        LineKind::Surcharge => tr.fee_kind_surcharge(),
        LineKind::Deposit => tr.fee_kind_deposit(),
        LineKind::Other => tr.fee_kind_other(),
    }
}

pub fn paid_by(tr: &Tr, method: PaidBy) -> String {
    match method {
        PaidBy::Cash => tr.method_cash(),
        PaidBy::Card => tr.method_card(),
        PaidBy::BankTransfer => tr.method_transfer(),
        PaidBy::Stamps => tr.method_stamps(),
        PaidBy::Wallet => tr.method_wallet(),
    }
}

pub fn document_state(tr: &Tr, state: DocumentState) -> String {
    match state {
        DocumentState::Missing => tr.document_missing(),
        DocumentState::Promised => tr.document_promised(),
        DocumentState::OriginalSeen => tr.document_original_seen(),
        DocumentState::CopyKept => tr.document_copy_kept(),
        DocumentState::OriginalSeenCopyKept => tr.document_both(),
    }
}

pub fn wanted(tr: &Tr, wanted: Wanted) -> String {
    match wanted {
        Wanted::Original => tr.missing_need_original(),
        Wanted::Copy => tr.missing_need_copy(),
        Wanted::OriginalAndCopy => tr.missing_need_both(),
    }
}
