//! Connections: accepted, held to their limits, ended in order. What is said over them is the router's.

use std::future::poll_fn;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper::server::conn::http1::Builder;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tower::ServiceExt as _;

use crate::{App, router};

/// How long open connections have to finish when the desk stops.
const LAST_WORDS: Duration = Duration::from_secs(5);
/// How long a connection that has ended may still send what nobody reads.
const FAREWELL: Duration = Duration::from_secs(1);
/// How long to wait where the system has no room for another connection, such as too many open files.
const NO_ROOM: Duration = Duration::from_secs(1);
/// Where headers are no longer read, in bytes. hyper then answers with a bare 431; below, the router has its own limit, and words for it.
const BUFFER: usize = 64 * 1024;

/// Serves until the desk is stopped and the connections have ended, or have been given up.
pub(crate) async fn serve(listener: TcpListener, app: &App) {
    let most = app.config.max_connections.get();
    let places = Arc::new(Semaphore::new(most.into()));
    let router = router(app.clone());
    let mut http = Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(Some(app.config.idle_timeout).filter(|limit| !limit.is_zero()))
        .max_buf_size(BUFFER);
    let accepting = async {
        // Without a free place nothing is accepted: who comes then waits at the door, and is not turned away.
        while let Ok(place) = Arc::clone(&places).acquire_owned().await {
            let (stream, peer) = accept(&listener).await;
            let talk = talk(stream, peer, http.clone(), router.clone(), app.hub.stopped());
            tokio::spawn(async move {
                talk.await;
                drop(place);
            });
        }
    };
    tokio::select! {
        () = accepting => {}
        () = app.hub.stopped() => {}
    }
    drop(listener);
    // All places are free when the last connection has ended.
    let _ = timeout(LAST_WORDS, places.acquire_many(most.into())).await;
}

/// The next connection.
async fn accept(listener: &TcpListener) -> (TcpStream, SocketAddr) {
    loop {
        match listener.accept().await {
            Ok(accepted) => return accepted,
            // The other side has gone already.
            Err(error) if matches!(error.kind(), ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset) => {}
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                sleep(NO_ROOM).await;
            }
        }
    }
}

/// Answers the requests of one connection. Once the desk is stopped, the request in hand is the last.
async fn talk(stream: TcpStream, peer: SocketAddr, http: Builder, router: Router, stopped: impl Future<Output = ()>) {
    // Live events are small and must not wait for more to send.
    let _ = stream.set_nodelay(true);
    let answer = service_fn(|mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        router.clone().oneshot(request)
    });
    let mut connection = http.serve_connection(TokioIo::new(stream), answer);
    let ended = tokio::select! {
        ended = poll_fn(|cx| connection.poll_without_shutdown(cx)) => Some(ended),
        () = stopped => None,
    };
    let ended = if let Some(ended) = ended {
        ended
    } else {
        Pin::new(&mut connection).graceful_shutdown();
        poll_fn(|cx| connection.poll_without_shutdown(cx)).await
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection was ended");
    }
    part(connection.into_parts().io.into_inner()).await;
}

/// Says that nothing more will come, and reads what is still on its way: where unread bytes meet a closed connection, the system tells
/// the other side to forget the last answer.
async fn part(mut stream: TcpStream) {
    let _ = stream.shutdown().await;
    let _ = timeout(FAREWELL, tokio::io::copy(&mut stream, &mut tokio::io::sink())).await;
}
