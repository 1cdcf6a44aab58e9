//! Who is calling: agents by session cookie, customers by bearer token. Only hashes of either are kept.

mod address;
mod agent;
mod certificate;
mod cookie;
mod csrf;
mod customer;
mod link;
mod password;
mod token;

pub(crate) use address::Address;
pub(crate) use agent::{Lead, SignedIn};
pub(crate) use cookie::{clear_cookie, session_cookie};
pub(crate) use csrf::csrf_token;
pub(crate) use customer::{Caller, bearer, customer_of};
pub(crate) use link::{Links, Sent};
pub use password::{PasswordError, Passwords};
pub use token::Token;
