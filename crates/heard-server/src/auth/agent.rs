//! An agent who is signed in. Changing requests must carry the session's CSRF token too.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use heard_desk::{Agent, Session};

use super::cookie::sent_session;
use super::{Token, csrf};
use crate::App;
use crate::problem::{Kind, Problem};

/// Who is calling, proven by the session cookie.
pub(crate) struct SignedIn {
    /// Who.
    pub(crate) agent: Agent,
    /// Since when, until when.
    pub(crate) session: Session,
    /// The session's secret.
    pub(crate) token: Token,
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let nobody = || Problem::new(Kind::Unauthenticated, "No session, or it has ended.");
        let token = sent_session(&parts.headers).ok_or_else(nobody)?;
        let session = app.store.session(token.hash()).await?.filter(|session| session.is_live(app.now()));
        let session = session.ok_or_else(nobody)?;
        if !parts.method.is_safe() && !csrf::carried(&parts.headers, &token) {
            return Err(Problem::new(
                Kind::Forged,
                "Send the session's csrf token in the header x-heard-csrf.",
            ));
        }
        let agent = app.store.agent(session.agent).await?.ok_or_else(nobody)?;
        Ok(Self { agent, session, token })
    }
}

/// Who is calling, where they lead the team.
pub(crate) struct Lead(pub(crate) SignedIn);

impl FromRequestParts<App> for Lead {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let me = SignedIn::from_request_parts(parts, app).await?;
        me.agent
            .must_lead()
            .map_err(|error| Problem::new(Kind::LeadsOnly, error.to_string()))?;
        Ok(Self(me))
    }
}
