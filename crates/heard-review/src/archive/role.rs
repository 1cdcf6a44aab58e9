//! Who an author is: the customer, the agent, or nobody who counts.

use std::collections::BTreeMap;
use std::str::FromStr;

use heard_engine::Who;

/// What an author's name in an archive stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Person(Who),
    /// Notes, systems and events: not part of what was said.
    Nobody,
}

const CUSTOMER: &[&str] = &[
    "customer",
    "user",
    "client",
    "consumer",
    "visitor",
    "guest",
    "end-user",
    "enduser",
    "requester",
    "contact",
    "caller",
    "inbound",
    "incoming",
    "in",
    "true",
];
const AGENT: &[&str] = &[
    "agent",
    "assistant",
    "support",
    "company",
    "brand",
    "representative",
    "rep",
    "operator",
    "staff",
    "admin",
    "employee",
    "teammate",
    "bot",
    "outbound",
    "outgoing",
    "out",
    "false",
];
const NOBODY: &[&str] = &["system", "event", "note", "internal", "internal_note", "private"];

/// Authors that a person names: `Wizard=agent,Shopper=customer,Robot=nobody`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Roles {
    named: BTreeMap<String, &'static str>,
    ours: Vec<String>,
}

impl FromStr for Roles {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut named = BTreeMap::new();
        for pair in text.split(',').filter(|pair| !pair.trim().is_empty()) {
            let (author, role) = pair
                .rsplit_once('=')
                .ok_or_else(|| format!("“{pair}” is not of the form NAME=agent"))?;
            let role = match role.trim() {
                "customer" => "customer",
                "agent" => "agent",
                "nobody" => "system",
                other => return Err(format!("“{other}” is none of customer, agent, nobody")),
            };
            named.insert(author.trim().to_lowercase(), role);
        }
        Ok(Self { named, ours: Vec::new() })
    }
}

impl Roles {
    /// The team's own mail addresses, or whole domains as `@example.org`: who writes from there is an agent.
    #[must_use]
    pub fn with_ours(mut self, ours: impl IntoIterator<Item = String>) -> Self {
        self.ours = ours.into_iter().map(|address| address.trim().to_lowercase()).collect();
        self
    }

    pub(super) fn of(&self, author: &str) -> Option<Role> {
        let author = author.trim().to_lowercase();
        let author = self.named.get(&author).map_or(author.as_str(), |role| role);
        match author {
            _ if self.is_ours(author) => Some(Role::Person(Who::Agent)),
            _ if CUSTOMER.contains(&author) => Some(Role::Person(Who::Customer)),
            _ if AGENT.contains(&author) => Some(Role::Person(Who::Agent)),
            _ if NOBODY.contains(&author) => Some(Role::Nobody),
            _ => None,
        }
    }

    /// Whether a mail address is the team's own.
    pub(super) fn is_ours(&self, address: &str) -> bool {
        self.ours.iter().any(|ours| match ours.strip_prefix('@') {
            Some(domain) => address.rsplit_once('@').is_some_and(|(_, theirs)| theirs == domain),
            None => ours == address,
        })
    }

    /// Whether any address of the team is known.
    pub(super) fn knows_ours(&self) -> bool {
        !self.ours.is_empty()
    }
}
