//! What every handler and job works with.

use std::net::IpAddr;
use std::ops::Deref;
use std::sync::Arc;

use heard_desk::{Agent, AgentId, Mark, TokenHash};
use heard_engine::Engine;
use heard_quiz::Bank;
use heard_store::{Store, StoreError};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, Zoned};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::{Notify, OnceCell, Semaphore};

use crate::auth::{Links, Passwords};
use crate::hub::Hub;
use crate::limit::Limit;
use crate::outcomes::Outcomes;
use crate::practice::Room;
use crate::problem::Problem;
use crate::{Clock, Config, jobs};

/// The running desk, shared by all who work in it.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the desk is made of.
pub struct Parts {
    /// Its settings.
    pub(crate) config: Config,
    /// The team's time zone.
    pub(crate) zone: TimeZone,
    /// The time.
    pub(crate) clock: Clock,
    /// Reads and appraises.
    pub(crate) engine: Engine,
    /// The questions of practice and exams.
    pub(crate) bank: Bank,
    /// The customers to practise with.
    pub(crate) practice: Room,
    /// Keeps everything.
    pub(crate) store: Arc<dyn Store>,
    /// How many texts are read at the same time: as many as there are cores.
    readings: Semaphore,
    /// Tells the screens.
    pub(crate) hub: Hub,
    /// Wakes the jobs' runner.
    pub(crate) jobs: Notify,
    /// Hashes and checks.
    pub(crate) passwords: Passwords,
    /// How often somebody may try.
    pub(crate) limits: Limits,
    /// Signs links; made when the first is asked for.
    links: OnceCell<Links>,
    /// What was counted lately.
    pub(crate) outcomes: Outcomes,
}

/// How often somebody may try.
pub(crate) struct Limits {
    /// Signing in, for one account from one address.
    pub(crate) sign_in: Limit<(String, IpAddr)>,
    /// Signing in, from one address, whatever the account.
    pub(crate) sign_ins: Limit<IpAddr>,
    /// Beginning conversations, from one address.
    pub(crate) begin: Limit<IpAddr>,
    /// Opening signed links, from one address.
    pub(crate) links: Limit<IpAddr>,
    /// Writing messages, for one customer.
    pub(crate) write: Limit<TokenHash>,
    /// Answering simulated customers, for one agent.
    pub(crate) rehearse: Limit<AgentId>,
}

impl Default for Limits {
    fn default() -> Self {
        let minutes = SignedDuration::from_mins;
        Self {
            sign_in: Limit::new(5, minutes(5)),
            sign_ins: Limit::new(30, minutes(5)),
            begin: Limit::new(10, minutes(10)),
            links: Limit::new(60, minutes(5)),
            write: Limit::new(20, minutes(2)),
            rehearse: Limit::new(40, minutes(2)),
        }
    }
}

impl App {
    /// A desk over a store.
    pub fn new(config: Config, zone: TimeZone, clock: Clock, store: Arc<dyn Store>, passwords: Passwords) -> Self {
        let (bank, faults) = Bank::own_and(config.items.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        Self(Arc::new(Parts {
            engine: Engine::choose(config.model).for_team(config.coach.clone()),
            bank,
            practice: Room::new(&config.practice, &faults),
            config,
            zone,
            clock,
            store,
            readings: Semaphore::new(std::thread::available_parallelism().map_or(1, usize::from)),
            hub: Hub::default(),
            jobs: Notify::new(),
            passwords,
            limits: Limits::default(),
            links: OnceCell::new(),
            outcomes: Outcomes::default(),
        }))
    }

    /// Does jobs and tells news until [`App::stop`].
    pub async fn run(&self) {
        // Tasks of their own: a job that takes its time does not hold up the news.
        let app = self.clone();
        let telling = tokio::spawn(async move { app.hub.run(app.store.as_ref()).await });
        jobs::run(self).await;
        let _ = telling.await;
    }

    /// Does all jobs that are due now; how many were done. [`App::run`] does so as they become due.
    pub async fn do_due(&self) -> Result<usize, StoreError> {
        jobs::do_due(self).await
    }

    /// Ends live streams and [`App::run`].
    pub fn stop(&self) {
        self.hub.stop();
    }

    /// Lets the engine work on something. It takes the processor for some milliseconds: meanwhile this thread's other tasks, live events among
    /// them, are another's, and no more texts are read at once than there are cores.
    pub(crate) async fn think<T>(&self, work: impl FnOnce(&Engine) -> T) -> T {
        // Never closed.
        let _turn = self.readings.acquire().await;
        match Handle::current().runtime_flavor() {
            RuntimeFlavor::MultiThread => tokio::task::block_in_place(|| work(&self.engine)),
            _ => work(&self.engine),
        }
    }

    /// Whether this is an agent's password.
    pub(crate) async fn is_password_of(&self, agent: &Agent, password: &str) -> Result<bool, Problem> {
        Ok(self.passwords.verify(password.to_owned(), Some(agent.password.0.clone())).await?)
    }

    /// Keeps marks of an agent's progress, for them alone. Marks that belong to a deed are better written with it: [`Agent::earns`].
    pub async fn mark(&self, agent: &Agent, marks: impl IntoIterator<Item = Mark>) -> Result<(), StoreError> {
        self.store.apply(&agent.earns(marks)).await
    }

    /// Now.
    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// What signs links, with the secret that all servers of this desk share.
    pub(crate) async fn links(&self) -> Result<&Links, Problem> {
        let made = self.links.get_or_try_init(|| async {
            let mut fresh = [0; 32];
            getrandom::fill(&mut fresh)?;
            Ok::<_, Problem>(Links::new(self.store.secret("links", fresh).await?))
        });
        made.await
    }

    /// Now, where the team works: what "by Friday" is counted from.
    pub(crate) fn local_now(&self) -> Zoned {
        self.now().to_zoned(self.zone.clone())
    }
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}
