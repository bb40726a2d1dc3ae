//! The staff of a centre: their roles, and what each role may do.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::mark::OfficerId;

/// What a member of staff is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    CounterClerk,
    Cashier,
    BackOfficeOfficer,
    Supervisor,
    VanOperator,
    SystemAdministrator,
    /// Reads everything, changes nothing.
    Inspector,
    /// Enters the paper backlog until an end date.
    TemporaryEntryClerk,
}

/// A deed that needs leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// To see cases with the people in them.
    ReadCases,
    OpenCases,
    TakePayments,
    ShowIdentity,
    Print,
    ExportBatches,
    /// To correct what was written down wrongly, also after the office received it.
    CorrectCases,
    /// To approve, refuse or return a case, without seeing whose it is.
    DecideCases,
    EnrolOfficers,
    /// To let somebody try again who is kept waiting after wrong secrets.
    UnlockOfficers,
    /// To make backups and to put one in the register's place.
    KeepBackups,
    /// To see who looked at a citizen's data, when and why.
    ReadAccess,
    /// To keep a case's content beyond its time, for a court or an inspection.
    HoldCases,
    /// To erase content whose time has ended.
    EraseContent,
    /// To say what stands where two units did differently about one case.
    SettleConflicts,
    /// To say which devices this station has, and what they are for.
    SetUpDevices,
    /// To see every cashier's till, and to print its report again.
    SeeTills,
    /// To see which cases are late, and who holds them.
    SeeLate,
}

impl Role {
    pub const ALL: [Role; 8] = [
        Role::CounterClerk,
        Role::Cashier,
        Role::BackOfficeOfficer,
        Role::Supervisor,
        Role::VanOperator,
        Role::SystemAdministrator,
        Role::Inspector,
        Role::TemporaryEntryClerk,
    ];

    /// Whether this role by itself gives leave.
    pub fn allows(self, permission: Permission) -> bool {
        use Permission as P;
        let counter = matches!(permission, P::ReadCases | P::OpenCases | P::TakePayments | P::ShowIdentity | P::Print);
        match self {
            Role::CounterClerk => counter,
            Role::Cashier => matches!(permission, P::ReadCases | P::TakePayments | P::Print),
            // Whoever decides is to know the case and not the person: they find nobody by name.
            Role::BackOfficeOfficer => matches!(permission, P::DecideCases | P::SeeLate),
            // In charge of those who receive, and so never one of those who decide.
            Role::Supervisor => permission != P::DecideCases,
            Role::VanOperator => counter || matches!(permission, P::CorrectCases | P::ExportBatches | P::SetUpDevices),
            Role::SystemAdministrator => {
                matches!(
                    permission,
                    P::EnrolOfficers
                        | P::UnlockOfficers
                        | P::ExportBatches
                        | P::EraseContent
                        | P::KeepBackups
                        | P::SetUpDevices
                )
            }
            Role::Inspector => matches!(permission, P::ReadCases | P::ReadAccess | P::SeeTills | P::SeeLate),
            Role::TemporaryEntryClerk => permission == P::OpenCases,
        }
    }

    /// Whether somebody in this role is here for a time only, so that an end date is owed.
    pub fn is_temporary(self) -> bool {
        self == Role::TemporaryEntryClerk
    }
}

/// A member of staff, without their secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    pub id: OfficerId,
    /// As shown on screen and paper.
    pub name: String,
    pub roles: Vec<Role>,
    /// The last day of service; from the next day on they may do nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
}

impl Officer {
    pub fn may(&self, permission: Permission) -> bool {
        self.roles.iter().any(|role| role.allows(permission))
    }

    /// The last day of service, when it is over.
    pub fn ended(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.until.filter(|last| *last < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inspector_changes_nothing() {
        for permission in [Permission::OpenCases, Permission::TakePayments, Permission::ExportBatches] {
            assert!(!Role::Inspector.allows(permission));
        }
        assert!(Role::Inspector.allows(Permission::ReadCases));
    }

    #[test]
    fn a_van_operator_does_all_but_staff() {
        assert!(Role::VanOperator.allows(Permission::ExportBatches));
        assert!(!Role::VanOperator.allows(Permission::EnrolOfficers));
    }

    #[test]
    fn nobody_decides_by_a_role_that_receives_or_reads() {
        for role in Role::ALL.into_iter().filter(|role| role.allows(Permission::DecideCases)) {
            for receiving in [Permission::OpenCases, Permission::TakePayments, Permission::ReadCases] {
                assert!(!role.allows(receiving), "{role:?}");
            }
        }
    }

    #[test]
    fn the_last_day_of_service_is_served() {
        let last = NaiveDate::from_ymd_opt(2026, 11, 30);
        let day = |day| NaiveDate::from_ymd_opt(2026, 12, day).unwrap_or_default();
        let officer = Officer { id: OfficerId::program(), name: String::new(), roles: vec![], until: last };
        assert_eq!(officer.ended(last.unwrap_or_default()), None);
        assert_eq!(officer.ended(day(1)), last);
    }
}
