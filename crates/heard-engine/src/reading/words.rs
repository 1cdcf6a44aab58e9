//! Lists of little words by which clauses and questions are told apart. Form only; what customers mean stands in the cue files.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Joins clauses whatever follows.
pub(super) const JOINS: u16 = 1 << 0;
/// Joins clauses where a subject or a verb follows, and things where it does not.
pub(super) const LINKS: u16 = 1 << 1;
/// Begins a clause after a link.
pub(super) const SUBJECT: u16 = 1 << 2;
/// In front of a subject it keeps the clause together: "when I", "that you", "what my".
pub(super) const HOLDS: u16 = 1 << 3;
/// A subject that begins a clause by itself, mid-sentence.
pub(super) const STARTS: u16 = 1 << 4;
/// A little word dropped at the front of a clause.
pub(super) const OPENS: u16 = 1 << 5;
/// Begins a sentence after a firm's bare name: "Acme I", "Acme Please".
pub(super) const FRONT: u16 = 1 << 6;
/// Says nothing of the matter by itself: "What can I do", "Any ideas", "Can you help".
pub(super) const EMPTY: u16 = 1 << 7;
/// Opens a question.
pub(super) const ASKS: u16 = 1 << 8;
/// Opens a question before a subject, or follows what opens one.
pub(super) const AUXILIARY: u16 = 1 << 9;
/// The subject of a question.
pub(super) const ASKED: u16 = 1 << 10;

/// Begins a clause that only says when, where, how or for whom.
pub(super) const TAILS: u16 = 1 << 11;
/// What companies say, thrown back as a question.
pub(super) const SCRIPT: u16 = 1 << 12;

/// Whether a word, in normal form, is of a list.
pub(super) fn is(list: u16, word: &str) -> bool {
    LISTED.get(word).is_some_and(|lists| lists & list != 0)
}

/// The lists of each word.
static LISTED: LazyLock<FxHashMap<&str, u16>> = LazyLock::new(|| {
    let mut listed = FxHashMap::default();
    for (list, words) in LISTS {
        for word in words.split_whitespace() {
            *listed.entry(word).or_default() |= list;
        }
    }
    listed
});

const LISTS: &[(u16, &str)] = &[
    (
        JOINS,
        "but because cos cuz coz bc although though tho whereas however yet hence therefore except otherwise unless plus",
    ),
    (LINKS, "and amp & n so or then as since after when which who while before even"),
    (
        SUBJECT,
        "i im ive id ill we weve were well you youve youre u they theyve theyre he she it its this that thats there theres the my \
         our your their no nobody nothing none still not now cant cannot couldnt wont wouldnt dont doesnt didnt isnt wasnt arent \
         havent hasnt never is are was has have had get got gets keeps says said told please pls can could will would why how \
         what where when if though tho just tried went then yet a an some every nothings everything someone need want should does \
         do did lost made make having",
    ),
    (
        HOLDS,
        "that which when if what where how why who and but as because since until while than so whether after before think \
         thought know said say says hope wish sure see like or am do did can could should have had will would may must shall are \
         were was is time all feel believe guess assume told everything amp even though although shame not no yes",
    ),
    (STARTS, "im ive theyve youve weve"),
    (
        OPENS,
        "and amp & but so now then because cos cuz coz also well yes yeah ok okay oh plus hi hello hey dear however though \
         although or as which hiya please pls plz just yep nope like um er guys team sir madam anyway basically apparently again \
         who while thanks n otherwise it's",
    ),
    (
        FRONT,
        "i im ive hi hello please why what how can where when my the no yes is are do does hey we you your this still ok thanks \
         thank just so not it its any got will would",
    ),
    (
        EMPTY,
        "what can could would i do you u help any idea ideas please pls now maybe find out fix it this that should how me advise \
         is are anything about know to going on why for we sort check look into let someone anyone assist with need want a an the \
         problem issue have having got suggestions advice tell explain be done next sure not something will your end there us \
         resolve thing same get some question thoughts happening im ive i'm so just when who did does answer respond reply wanna",
    ),
    (ASKS, "how what whats where wheres when which who why y any anyone wat"),
    (
        AUXILIARY,
        "is are do does did can could will would should am may was were any isnt arent wont doesnt dont didnt cant hasnt \
         havent shall must wasnt cannot",
    ),
    (
        TAILS,
        "before after by until till during since within without with for at in on from near around under over to if when while because \
         preferably ideally maybe perhaps please pls possibly given considering instead too either",
    ),
    (
        SCRIPT,
        "inconvenience apologies patience understanding sorry frustration valued shortly soon",
    ),
    (
        ASKED,
        "i we you u it this that there my the they your anyone someone these he she any a an our yall",
    ),
];
