//! The studies behind the rules. A rule cites them by key; only what is checked is quoted, without invented numbers.

use serde::Serialize;

/// How near the evidence is to service in writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// A field study or experiment in service.
    Service,
    /// An adjacent domain, or correlational.
    Adjacent,
    /// A vendor's or practitioner's report.
    Practice,
}

/// One study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Study {
    /// The key that rule pages use.
    pub key: &'static str,
    /// The citation as shown: "Packard & Berger 2021".
    pub short: &'static str,
    /// What it found, one sentence, direction only.
    pub finding: &'static str,
    /// Where it appeared, and on what data.
    pub source: &'static str,
    /// How near it is to service in writing.
    pub strength: Strength,
}

/// All studies that rules may cite.
pub fn studies() -> &'static [Study] {
    STUDIES
}

/// The study of a key.
pub(crate) fn study(key: &str) -> Option<&'static Study> {
    STUDIES.iter().find(|s| s.key == key)
}

use Strength::{Adjacent, Practice, Service};

macro_rules! studies {
    ($($key:literal $strength:ident $short:literal $source:literal: $finding:literal;)*) => {
        &[$(Study { key: $key, short: $short, finding: $finding, source: $source, strength: $strength }),*]
    };
}

const STUDIES: &[Study] = studies! {
    "packard-berger-2021" Service "Packard & Berger 2021" "Journal of Consumer Research":
        "Customers whose specific thing is named are more satisfied and buy more; they infer that they were listened to.";
    "packard-2018" Service "Packard, Moore & McFerran 2018" "Journal of Marketing Research":
        "Saying “I” rather than “we” for what will be done raises satisfaction, through perceived empathy and agency.";
    "packard-li-berger" Service "Packard, Li & Berger" "Journal of Consumer Research":
        "Warmth at the start and the end, competence in the middle, satisfies most.";
    "herhausen-2023" Service "Herhausen et al. 2023" "Journal of Marketing":
        "In high-arousal complaints, active listening and empathy first bring gratitude even before a fix.";
    "singh-2018" Service "Singh et al. 2018" "Journal of Marketing Research, 111 videos of airport desks":
        "A brief apology followed by options helps; a long apology hurts.";
    "you-2020" Service "You et al. 2020" "Journal of Marketing":
        "“Thank you for your patience” satisfies more than “sorry for the delay”.";
    "clark-2013" Adjacent "Clark et al. 2013" "289 stressful calls, rated":
        "A bare “I’m sorry” is not heard as empathy; attentive and cognitive phrases work better.";
    "yu-2021" Adjacent "Yu, Berg & Zlatev 2021" "six studies":
        "Saying the emotion brings trust, most for unpleasant ones; naming anger as something pleasant backfires.";
    "little-2013" Adjacent "Little et al. 2013" "228 calls":
        "Solving or reframing lowers unpleasant feeling; telling people to suppress it raises it.";
    "mattila-2005" Service "Mattila & Cranage 2005" "service recovery experiment":
        "Choice and control make an outcome fairer.";
    "train-delay" Adjacent "a study of train delays" "rail passengers":
        "A specific reason is forgiven more than a vague excuse.";
    "gneezy-2014" Adjacent "Gneezy & Epley 2014" "experiments on promises":
        "A broken promise costs far more than an exceeded one brings: an honest date is best.";
    "buell-2011" Adjacent "Buell & Norton 2011" "experiments on waiting":
        "Waiting is borne better when the work being done is shown.";
    "plain-language" Adjacent "studies of plain language" "readability experiments":
        "Plain words are better understood and make their author seem friendlier, to experts too.";
    "double-deviation" Service "a field study of double deviation, 2002" "Journal of Marketing":
        "After a second failure no recovery mends the relation: the second one must be caught.";
    "dixon" Practice "Dixon et al." "practitioners’ survey":
        "Having to repeat oneself or being passed on drives customers away.";
    "ordenes-2019" Adjacent "Villarroel Ordenes 2019" "service chats":
        "Matching the customer’s style makes the resolution seem better.";
    "zhang-2018" Adjacent "Zhang et al. 2018" "conversations that went awry":
        "Openings with thanks, greeting and hedges keep a talk on track; “You …” and pointed questions do not.";
};
