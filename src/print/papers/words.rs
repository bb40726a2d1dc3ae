//! What the clerk calls the things on paper: the names of kinds and states.

use crate::domain::case::DocumentState;
use crate::domain::fee::FeeLineKind;
use crate::domain::payment_rules::PaymentMethod;
use crate::i18n::Tr;

use super::missing::Wanted;

pub fn line_kind(tr: &Tr, kind: FeeLineKind) -> String {
    match kind {
        FeeLineKind::Fee => tr.fee_kind_fee(),
        FeeLineKind::StampDuty => tr.fee_kind_stamp_duty(),
        FeeLineKind::Surcharge => tr.fee_kind_surcharge(),
        FeeLineKind::Deposit => tr.fee_kind_deposit(),
    }
}

pub fn paid_by(tr: &Tr, method: PaymentMethod) -> String {
    match method {
        PaymentMethod::Cash => tr.method_cash(),
        PaymentMethod::Card => tr.method_card(),
        PaymentMethod::BankTransfer => tr.method_transfer(),
        PaymentMethod::OtherElectronic => tr.method_other_electronic(),
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
