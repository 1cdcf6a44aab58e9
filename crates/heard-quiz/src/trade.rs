//! The trades that situations are set in.

use serde::Serialize;

macro_rules! trades {
    ($($name:ident $word:literal $doc:literal)*) => {
        /// What kind of business a situation is set in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Trade {
            $(#[doc = $doc] $name,)*
        }

        impl Trade {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its word in a file.
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word),* }
            }
        }
    };
}

trades! {
    Parcel "parcel" "Parcels and post."
    Telecom "telecom" "Telephone and internet."
    Bank "bank" "Banks and insurers."
    Airline "airline" "Flights and journeys."
    Clinic "clinic" "Clinics and surgeries."
    Software "software" "Programs and online services."
    Energy "energy" "Electricity, gas, heating."
    Shop "shop" "Shops, online or not."
    Any "any" "No trade in particular."
}

impl Trade {
    /// The trade of a word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|trade| trade.word() == word)
    }
}
