//! What a day or a part of a day means where no time is given. Service hours, not the sun's.

use jiff::civil::{Time, time};

/// A day without a time ends for the customer when the office does.
pub(super) const BUSINESS_ENDS: Time = time(18, 0, 0, 0);
/// "in the morning", "tomorrow morning".
pub(super) const MORNING_ENDS: Time = time(12, 0, 0, 0);
/// "this afternoon".
pub(super) const AFTERNOON_ENDS: Time = BUSINESS_ENDS;
/// "this evening".
pub(super) const EVENING_ENDS: Time = time(21, 0, 0, 0);
/// "tonight", and "today" when the office has closed.
pub(super) const DAY_ENDS: Time = time(23, 59, 0, 0);
/// "by lunchtime".
pub(super) const LUNCH: Time = time(13, 0, 0, 0);
/// Bare hours up to this one are in the afternoon: "at 5" is 17:00, "at 9" is 09:00.
pub(super) const LAST_BARE_AFTERNOON_HOUR: i8 = 7;
