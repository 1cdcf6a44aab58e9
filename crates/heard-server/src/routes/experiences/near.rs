//! The experiences that are like what a customer tells.

use axum::extract::State;
use heard_desk::Note;
use heard_engine::{Candidate, Who};
use heard_store::{StoreError, Told};
use uuid::Uuid;

use super::Experiences;
use crate::App;
use crate::auth::SignedIn;
use crate::extract::{Json, Path};
use crate::problem::Problem;
use crate::routes::conversations::thread_of_team;
use crate::routes::view::ExperienceView;

/// How many are shown: a few that are read, rather than many that are not.
const SHOWN: usize = 3;
/// Among how many is looked, those changed last.
const MOST: u32 = 20_000;
/// How many are read anew at one time, where another encoder read them: the others wait for the next.
const ANEW: usize = 32;

/// Experiences, your own and shared ones, that are like what the customer has told here, the likest first
///
/// Those that were noted beside this very conversation come before: somebody has said that they are like it. Of equals your own comes first; what
/// is but weakly like is left out.
#[utoipa::path(
    get, path = "/v1/conversations/{id}/experiences", tag = "experiences", params(("id" = Uuid, Path)),
    responses((status = 200, description = "Three at most", body = Experiences), Problem),
)]
pub(crate) async fn near_experiences(State(app): State<App>, me: SignedIn, Path(id): Path<Uuid>) -> Result<Json<Experiences>, Problem> {
    let thread = thread_of_team(&app, &me.agent, id).await?;
    let mut told = app.store.experiences(&me.agent, MOST).await?;
    // Of equals the one that stands first wins. Stable: within each half the order stays by time.
    told.sort_by_key(|told| told.it.by != me.agent.id);
    keep_up(&app, &mut told).await?;
    let words: Vec<String> = told
        .iter()
        .map(|told| Note::words(told.it.note.title.as_ref(), &told.it.note.text))
        .collect();
    let among: Vec<Candidate<'_>> = told
        .iter()
        .zip(&words)
        .map(|(told, text)| Candidate {
            text,
            gist: told.it.note.gist.as_ref(),
        })
        .collect();
    let said: Vec<&str> = thread
        .messages
        .iter()
        .filter(|message| message.who() == Who::Customer)
        .map(|message| message.text.as_str())
        .collect();
    let here = |told: &&Told| told.it.conversation == Some(thread.conversation.id);
    let near = app.think(|engine| engine.nearest(&said.join("\n"), &among)).await;
    let like = near.iter().filter_map(|near| told.get(near.at)).filter(|told| !here(told));
    let first = told.iter().filter(here).chain(like).take(SHOWN);
    Ok(Json(Experiences {
        experiences: first.map(|told| ExperienceView::told(told, &me.agent)).collect(),
    }))
}

/// Reads anew what another encoder has read, and keeps it. Where somebody changes it at the same moment, theirs stands.
async fn keep_up(app: &App, told: &mut [Told]) -> Result<(), Problem> {
    let stale = told.iter_mut().filter(|told| !app.engine.is_current(told.it.note.gist.as_ref()));
    for Told { it, .. } in stale.take(ANEW) {
        let words = Note::words(it.note.title.as_ref(), &it.note.text);
        let gist = app.think(|engine| engine.gist(&words)).await;
        match app.store.apply(&it.reread(gist)).await {
            Ok(()) | Err(StoreError::Conflict(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}
