//! stub
use crate::aggregate::Facts;
use crate::run::{Plan, Request, Totals};
pub(crate) struct About;
impl About {
    pub(crate) fn new(_: &Request, _: &Plan, _: &Totals) -> Self {
        Self
    }
}
pub(crate) fn report(facts: &Facts, _about: &About) -> String {
    format!("{facts:#?}")
}
