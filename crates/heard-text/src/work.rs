//! Counts the characters looked at, so that a test can hold the cutting to linear work without a clock.

use std::cell::Cell;

thread_local! {
    static LOOKED_AT: Cell<usize> = const { Cell::new(0) };
}

pub(crate) fn count() {
    LOOKED_AT.with(|n| n.set(n.get() + 1));
}

/// The characters looked at while `f` ran.
pub(crate) fn of(f: impl FnOnce()) -> usize {
    let before = LOOKED_AT.with(Cell::get);
    f();
    LOOKED_AT.with(Cell::get) - before
}
