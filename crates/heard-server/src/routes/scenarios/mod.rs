//! Customers to practise with.

mod list;

pub(crate) use list::*;
