//! What a verb has done: new states, events and jobs, to be written together or not at all.

use crate::care::{Carried, Presence};
use crate::{
    Agent, AgentId, Blind, CheckIn, CheckInId, Conversation, ConversationId, Customer, CustomerId, Deed, DeskError, Dismissal, Draft,
    Erasure, Event, Exam, Experience, ExperienceId, Fact, FactId, Feedback, FollowUp, Job, Mark, Message, MessageId, Mood, Need, Offer,
    OwnScenario, OwnScenarioId, Promise, QuizAnswer, Rehearsal, RehearsalId, RehearsedTurn, Session, Sheet, TallyWeek, Team, TeamId,
    TeamNote, TokenHash, Vault, Week, Wish,
};

/// What a verb made, with the change to be written.
pub type Changed<T> = Result<(T, Change), DeskError>;

/// New states, events and jobs of one deed. A store writes all of it in one transaction.
#[derive(Clone, Debug, Default, PartialEq)]
#[must_use = "a change does nothing until a store has applied it"]
pub struct Change {
    /// States, in an order in which each finds what it refers to.
    pub writes: Vec<Write>,
    /// What happened, oldest first.
    pub events: Vec<Event>,
    /// What is to be done later.
    pub jobs: Vec<Job>,
}

/// One state to be written, whole.
#[derive(Clone, Debug, PartialEq)]
pub enum Write {
    /// A team.
    Team(Team),
    /// An agent.
    Agent(Agent),
    /// A session that begins.
    Session(Session),
    /// A session that ends.
    EndSession(TokenHash),
    /// A customer.
    Customer(Customer),
    /// A conversation; refused where another version was written since.
    Conversation(Conversation),
    /// That somebody carried a conversation; of two in one moment the later writing stands, and what is [forgotten](crate::care::FORGOTTEN) goes.
    Carried(Carried),
    /// What an agent has settled about their own work; refused where another version was written since.
    Presence(Presence),
    /// A note; refused where another version was written since.
    TeamNote(TeamNote),
    /// A message.
    Message(Message),
    /// A reply that was undone: it is gone.
    RemoveMessage(MessageId),
    /// A need; refused where another version was written since.
    Need(Need),
    /// A promise; refused where another version was written since.
    Promise(Promise),
    /// Options; refused where another version was written since.
    Offer(Offer),
    /// A follow-up; refused where another version was written since.
    FollowUp(FollowUp),
    /// A customer's answer; refused where another version was written since.
    Feedback(Feedback),
    /// A fact; refused where another version was written since, or another fact says the same.
    Fact(Fact),
    /// A fact that is forgotten: it is gone.
    ForgetFact(FactId),
    /// A customer is known as another from now on; refused where either is gone.
    SamePerson {
        /// Who.
        customer: CustomerId,
        /// As whom.
        person: CustomerId,
    },
    /// Ways of a person are a person of their own from now on, known as the first of them; refused where one is not a way of theirs.
    TwoPersons {
        /// As whom the others stay known.
        person: CustomerId,
        /// Who leaves; never empty.
        leaving: Vec<CustomerId>,
    },
    /// A person is removed with everything that is held of them; the receipt stays. Refused where they are gone.
    Erase {
        /// As whom they are known.
        customer: CustomerId,
        /// What stays.
        receipt: Erasure,
    },
    /// A draft; the last one written wins, for it has one writer.
    Draft(Draft),
    /// A draft that has become a reply: it is gone.
    RemoveDraft(ConversationId, AgentId),
    /// A worksheet; the last one written wins, for it has one writer.
    Sheet(Sheet),
    /// A worksheet on which nothing is left: it is gone.
    RemoveSheet(ConversationId, AgentId),
    /// An experience; refused where another version was written since.
    Experience(Experience),
    /// An experience that its writer forgets: it is gone.
    RemoveExperience(ExperienceId),
    /// An answer in practice.
    QuizAnswer(QuizAnswer),
    /// An exam; refused where another version was written since.
    Exam(Exam),
    /// The key to an agent's own words, sealed; refused where they have one already.
    Vault(Vault),
    /// The same key, sealed under another password.
    Reseal(Vault),
    /// What an agent has said and nobody can open any more: their check-ins and the key to them.
    ForgetVault(AgentId),
    /// All sessions of an agent end, but for this one.
    EndSessions(AgentId, Option<TokenHash>),
    /// A check-in, sealed; the last one written wins, for it has one writer.
    CheckIn(CheckIn),
    /// A check-in that its writer forgets: it is gone.
    ForgetCheckIn(CheckInId, AgentId),
    /// All check-ins of an agent: they are gone.
    ForgetCheckIns(AgentId),
    /// A word in a running week's tally, or none any more.
    Tally {
        /// Whose week.
        team: TeamId,
        /// Which.
        week: Week,
        /// Under which it stands.
        blind: Blind,
        /// The word; `None` takes it back.
        mood: Option<Mood>,
    },
    /// A week is over: its rows are gone, its sums stay.
    TallyOver {
        /// Whose week.
        team: TeamId,
        /// Which.
        week: Week,
        /// What stays; nothing where too few took part. Refused where the week was ended before.
        sums: Option<TallyWeek>,
    },
    /// What an agent wishes; the last one written wins.
    Wish(Wish),
    /// A mark of an agent's progress.
    Mark {
        /// Where they serve.
        team: TeamId,
        /// Whose.
        agent: AgentId,
        /// What.
        mark: Mark,
    },
    /// All of an agent's progress: marks, answers in practice, exams.
    ForgetProgress(AgentId),
    /// A rehearsal without its turns; refused where another version was written since.
    Rehearsal(Box<Rehearsal>),
    /// A turn of a rehearsal, and which it is. It is written once.
    RehearsedTurn(RehearsalId, usize, Box<RehearsedTurn>),
    /// A rehearsal that its writer erases: it is gone.
    EraseRehearsal(RehearsalId, AgentId),
    /// All rehearsals of one writer: they are gone.
    EraseRehearsals(AgentId),
    /// A scenario of an agent's own; refused where another version was written since.
    OwnScenario(OwnScenario),
    /// A scenario that its writer erases: it is gone.
    EraseOwnScenario(OwnScenarioId, AgentId),
    /// A dismissal; dismissing twice is dismissing once.
    Dismissal(Dismissal),
    /// A deed under a key; refused where its caller has used the key before.
    Deed(Deed),
}

impl Change {
    pub(crate) fn new(writes: Vec<Write>) -> Self {
        Self { writes, ..Self::default() }
    }

    pub(crate) fn event(mut self, event: Event) -> Self {
        self.events.push(event);
        self
    }

    pub(crate) fn job(mut self, job: Job) -> Self {
        self.jobs.push(job);
        self
    }

    /// Both changes as one, this one first.
    pub fn and(mut self, later: Self) -> Self {
        self.writes.extend(later.writes);
        self.events.extend(later.events);
        self.jobs.extend(later.jobs);
        self
    }
}

/// Counts the writings of one state. A store replaces a version only by the one after it, so that of two people who changed the same
/// version the first succeeds and the other hears of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Version(i64);

impl Version {
    /// Of a state that was never written.
    pub(crate) const NONE: Self = Self(0);

    /// Of a state that was never written before.
    pub const FIRST: Self = Self(1);

    /// The version that a store has read.
    pub fn read(number: i64) -> Self {
        Self(number)
    }

    /// For stores: 1 for [`Self::FIRST`].
    pub fn number(self) -> i64 {
        self.0
    }

    pub(crate) fn next(self) -> Self {
        Self(self.0 + 1)
    }
}
