//! The ways of giving out that are held against each other.

/// Who gets the next conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Policy {
    /// Whoever's turn it is and is free.
    Turns,
    /// The desk's routing; nobody takes a pause that is offered.
    Routed,
    /// The desk's routing; two of three pauses that are offered are taken.
    Pauses,
}

impl Policy {
    pub(super) const ALL: [Self; 3] = [Self::Turns, Self::Routed, Self::Pauses];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Turns => "by turns",
            Self::Routed => "routed, no pause taken",
            Self::Pauses => "routed, two of three pauses taken",
        }
    }
}
