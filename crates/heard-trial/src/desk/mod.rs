//! A desk on trial: where it is kept, the server's process, and who speaks to it.

mod cluster;
mod founded;
mod http;
mod kept;
mod live;
mod server;

pub use cluster::Cluster;
pub use founded::{Founded, found, sign_in};
pub use http::{Answer, Client, Connection, Fate};
pub use kept::{Kept, Kind};
pub use live::{Live, Told};
pub use server::{Server, Setup};
