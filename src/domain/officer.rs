//! The staff of a centre: their roles, and what each role may do.

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
    ReadCases,
    OpenCases,
    TakePayments,
    ShowIdentity,
    Print,
    ExportBatches,
    EnrolOfficers,
    /// To let somebody try again who is kept waiting after wrong secrets.
    UnlockOfficers,
    /// To make backups and to put one in the register's place.
    KeepBackups,
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
        match self {
            Role::CounterClerk => {
                matches!(permission, P::ReadCases | P::OpenCases | P::TakePayments | P::ShowIdentity | P::Print)
            }
            Role::Cashier => matches!(permission, P::ReadCases | P::TakePayments | P::Print),
            Role::BackOfficeOfficer => matches!(permission, P::ReadCases | P::Print),
            Role::Supervisor => true,
            Role::VanOperator => !matches!(permission, P::EnrolOfficers | P::UnlockOfficers | P::KeepBackups),
            Role::SystemAdministrator => {
                matches!(permission, P::EnrolOfficers | P::UnlockOfficers | P::ExportBatches | P::KeepBackups)
            }
            Role::Inspector => matches!(permission, P::ReadCases),
            Role::TemporaryEntryClerk => matches!(permission, P::OpenCases),
        }
    }
}

/// A member of staff, without their secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    pub id: OfficerId,
    /// As shown on screen and paper.
    pub name: String,
    pub roles: Vec<Role>,
}

impl Officer {
    pub fn may(&self, permission: Permission) -> bool {
        self.roles.iter().any(|role| role.allows(permission))
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
}
