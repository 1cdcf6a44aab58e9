//! Why a verb was refused, in sentences that can be shown to the person who tried.

use jiff::Timestamp;

use crate::TextError;

/// Why a verb was refused. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DeskError {
    /// A text is empty, too long or of the wrong form.
    #[error(transparent)]
    Text(#[from] TextError),
    /// Replies go to open conversations.
    #[error("This conversation is closed. Reopen it first.")]
    Closed,
    /// Closing what is closed.
    #[error("This conversation is already closed.")]
    AlreadyClosed,
    /// Closing while needs wait: somebody is asked first.
    #[error("{}", still_open(*.0))]
    NeedsOpen(usize),
    /// Reopening what is open.
    #[error("This conversation is open.")]
    AlreadyOpen,
    /// Undoing or sending what the customer already has.
    #[error("This reply has already been sent.")]
    AlreadySent,
    /// Only replies are undone and delivered.
    #[error("This message is from the customer.")]
    NotAReply,
    /// Only its author undoes a reply.
    #[error("This reply was written by somebody else.")]
    NotYours,
    /// Delivering while it can be undone.
    #[error("This reply can still be undone until {0}.")]
    StillUndoable(Timestamp),
    /// Taking what one has.
    #[error("This conversation is with you already.")]
    AlreadyYours,
    /// Taking what somebody else took first.
    #[error("A colleague was quicker: whose it is has changed. Look again.")]
    TakenMeanwhile,
    /// Giving away what one does not have.
    #[error("This conversation is not with you. Take it over first.")]
    NotWithYou,
    /// Asking or handing over to oneself.
    #[error("Choose a colleague.")]
    ToYourself,
    /// Answering a note that asks nothing.
    #[error("This note is not a question.")]
    NotAQuestion,
    /// Replying to less than the customer has said.
    #[error("The customer has written again. Read that first, then send.")]
    CustomerWrote,
    /// Replying beside a colleague who was quicker.
    #[error("A colleague has answered meanwhile. Read that first, then send.")]
    ColleagueAnswered,
    /// Answering what was not asked: the conversation goes on, or ended long ago.
    #[error("There is nothing to answer here now.")]
    NotAsked,
    /// Only what the customer wrote tells what they need.
    #[error("This message is not from the customer.")]
    NotTheCustomers,
    /// Noting what was noted before.
    #[error("That is known already.")]
    KnownAlready,
    /// Making one person of those who are one.
    #[error("They are one person already.")]
    SameAlready,
    /// Making two people of somebody who came in one way.
    #[error("Nobody else is known as this customer.")]
    NobodyElse,
    /// Erasing somebody needs their name.
    #[error("That is not the customer's name.")]
    NotTheirName,
    /// Meeting or setting aside what does not wait.
    #[error("This need is already {0}.")]
    NeedIsSettled(&'static str),
    /// Opening what waits.
    #[error("This need is open.")]
    NeedIsOpen,
    /// Options that are too few, or too many.
    #[error("Offer {fewest} to {most} options, so that there is a choice.")]
    NoChoice {
        /// The fewest that are a choice.
        fewest: usize,
        /// The most.
        most: usize,
    },
    /// Options of one name.
    #[error("Two options have the same name.")]
    SameOptions,
    /// Choosing what is not there.
    #[error("There is no such option.")]
    NoSuchOption,
    /// Choosing too late.
    #[error("These options were open for two weeks, and are so no longer. Write to us: we gladly offer them again.")]
    OptionsExpired,
    /// Choosing what was taken back.
    #[error("These options are no longer offered. Write to us if you need one of them.")]
    OptionsWithdrawn,
    /// Choosing otherwise when it is too late.
    #[error("We are already acting on your choice. Write to us if it should be another.")]
    ChoiceActedOn,
    /// Taking back what was chosen.
    #[error("The customer has already chosen.")]
    AlreadyChosen,
    /// Saying why a promise was broken that was not.
    #[error("This promise is not broken.")]
    NotBroken,
    /// Planning a second check-back.
    #[error("A check-back is already planned here. Drop it first.")]
    FollowUpPlanned,
    /// Sending or dropping what is over.
    #[error("This check-back is already {0}.")]
    FollowUpIsOver(&'static str),
    /// Only its writer changes an experience.
    #[error("This experience was written by somebody else.")]
    NotTheWriter,
    /// Sharing what is shared.
    #[error("The team reads this experience already.")]
    AlreadyShared,
    /// Making private what is private.
    #[error("This experience is private.")]
    NotShared,
    /// Choosing nothing, or what is not among the answers.
    #[error("Choose one of the answers that are shown.")]
    NoSuchAnswer,
    /// Answering what was not asked.
    #[error("This item is not in the exam.")]
    NotInTheExam,
    /// Answering or handing in when it is too late.
    #[error("This exam is over.")]
    ExamIsOver,
    /// A certificate of what was not passed.
    #[error("There is a certificate of a passed exam only.")]
    NotPassed,
    /// A team needs somebody who leads.
    #[error("Nobody else leads this team. Let somebody else lead it first.")]
    LastLead,
    /// What is only told to those who lead.
    #[error("Only who leads the team is told this.")]
    NotALead,
    /// Beginning one more when many are kept.
    #[error("You keep {0} rehearsals, which is the most. Erase some that you no longer need.")]
    TooManyRehearsals(usize),
    /// Keeping one more scenario when many are kept.
    #[error("You keep {0} scenarios of your own, which is the most. Erase some that you no longer need.")]
    TooManyScenarios(usize),
    /// Sharing what was changed since it was read.
    #[error("This scenario has changed since you read it. Read it through again, then share it.")]
    ReadAgain,
    /// A seed that is not the same for every reader.
    #[error("A seed is a whole number up to {0}.")]
    SeedTooLarge(u64),
    /// Going on with what is not the same any more.
    #[error("This scenario has changed since. You can look at the rehearsal; to play it, begin anew.")]
    ScenarioChanged,
    /// One more turn when there are many.
    #[error("This rehearsal has {0} turns, which is the most. Begin it anew.")]
    TooManyTurns(usize),
    /// Answering what was not said.
    #[error("There is no such turn in this rehearsal.")]
    NoSuchTurn,
    /// Answering after the end.
    #[error("The conversation ended there. Try again from an earlier turn.")]
    RehearsalEnded,
    /// The message or promise is not of this conversation.
    #[error("That belongs to another conversation.")]
    Elsewhere,
    /// A promise without its words in the reply.
    #[error("The words of a promise are not in the reply.")]
    NotInReply,
    /// A promise for a time that has passed when the customer reads it.
    #[error("A promise needs a time to come; {0} has passed when the customer reads it.")]
    DueInThePast(Timestamp),
    /// Slipping to a time before the one that was promised.
    #[error("The new time must be later than the promised one, {0}.")]
    NotLater(Timestamp),
    /// A promise settles once.
    #[error("This promise is settled: it was {0}.")]
    AlreadySettled(&'static str),
    /// The customer must hear of a new time before the old one has passed.
    #[error("The time of this promise passed at {0}. It is too late to move it.")]
    TooLateToSlip(Timestamp),
    /// Breaking a promise whose time has not come.
    #[error("The time of this promise has not passed.")]
    NotDueYet,
}

impl DeskError {
    /// Whether the input is at fault (and sending other input helps), rather than the state of things.
    pub fn is_about_input(&self) -> bool {
        matches!(
            self,
            Self::Text(_)
                | Self::KnownAlready
                | Self::NotTheirName
                | Self::NotInReply
                | Self::ToYourself
                | Self::DueInThePast(_)
                | Self::NotLater(_)
                | Self::NoChoice { .. }
                | Self::SameOptions
                | Self::NoSuchOption
                | Self::NoSuchAnswer
                | Self::NotInTheExam
                | Self::SeedTooLarge(_)
                | Self::NoSuchTurn
        )
    }
}

fn still_open(needs: usize) -> String {
    match needs {
        1 => "One need is still open. Meet it, set it aside, or close knowingly.".to_owned(),
        more => format!("{more} needs are still open. Meet them, set them aside, or close knowingly."),
    }
}
