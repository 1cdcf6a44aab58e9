//! People at work, and the kills that come between.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context as _, bail};
use fastrand::Rng;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::Args;
use super::things::{Thing, all};
use super::world::World;
use crate::desk::{Cluster, Kept, Server, Setup};

/// People at work until the day ends.
pub(super) struct Day {
    pub(super) world: Arc<World>,
    pub(super) things: Arc<Vec<(u8, Box<dyn Thing>)>>,
    over: Arc<AtomicBool>,
    people: JoinSet<()>,
}

impl Day {
    pub(super) fn begin(world: World, people: u64, seed: u64) -> Self {
        let mut day = Self {
            world: Arc::new(world),
            things: Arc::new(all()),
            over: Arc::default(),
            people: JoinSet::new(),
        };
        for person in 0..people {
            let (world, things, over) = (Arc::clone(&day.world), Arc::clone(&day.things), Arc::clone(&day.over));
            let mut dice = Rng::with_seed(seed.wrapping_mul(1000).wrapping_add(person));
            day.people.spawn(async move {
                while !over.load(Ordering::Relaxed) {
                    if let Some(thing) = choose(&things, &mut dice) {
                        thing.act(&world, &mut dice).await;
                    }
                    sleep(Duration::from_millis(dice.u64(5..80))).await;
                }
            });
        }
        day
    }

    /// Everybody finishes what they are doing.
    pub(super) async fn end(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        while self.people.join_next().await.is_some() {}
    }
}

fn choose<'t>(things: &'t [(u8, Box<dyn Thing>)], dice: &mut Rng) -> Option<&'t dyn Thing> {
    let mut left = dice.u8(..things.iter().map(|(often, _)| *often).sum::<u8>());
    for (often, thing) in things {
        match left.checked_sub(*often) {
            None => return Some(thing.as_ref()),
            Some(rest) => left = rest,
        }
    }
    None
}

/// How often what was killed.
#[derive(Default)]
pub(super) struct Killed {
    pub(super) server: u32,
    pub(super) database: u32,
}

/// Kills and starts again, at moments and in an order that chance decides; the server that is left.
pub(super) async fn kills(args: &Args, setup: &Setup, kept: &Kept, server: Server, dice: &mut Rng) -> anyhow::Result<(Server, Killed)> {
    let (mut server, mut killed) = (Some(server), Killed::default());
    for kill in 1..=args.kills {
        sleep(Duration::from_millis(dice.u64(100..args.longest.max(101)))).await;
        if server.as_mut().is_none_or(Server::is_gone) {
            bail!(
                "the server ended by itself before kill {kill}; see its log in {}",
                setup.folder.display()
            );
        }
        // In PostgreSQL a quarter of the kills meets the database, half of these the server too.
        let database = kept.cluster.as_ref().filter(|_| dice.u8(..4) == 0);
        let both = database.is_none() || dice.bool();
        if let Some(cluster) = database {
            blocking(cluster, Cluster::crash)?;
            killed.database += 1;
        }
        if both {
            server.take().context("no server")?.kill()?;
            killed.server += 1;
        }
        sleep(Duration::from_millis(dice.u64(..300))).await;
        if let Some(cluster) = database {
            blocking(cluster, Cluster::start)?;
        }
        if server.is_none() {
            server = Some(tokio::task::block_in_place(|| setup.start())?);
        }
        if kill % 10 == 0 {
            println!("{kill} kills");
        }
    }
    Ok((server.context("no server")?, killed))
}

fn blocking(cluster: &Cluster, work: fn(&Cluster) -> anyhow::Result<()>) -> anyhow::Result<()> {
    tokio::task::block_in_place(|| work(cluster))
}
