//! All routes, in one place, and what is wrapped around them.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse as _, Response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;
use utoipa::OpenApi as _;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::{Kind, Problem, ProblemBody};
use crate::routes::{
    appraise, care, conversations, customers, events, exams, experiences, feedback, follow_ups, meta, needs, notes, options, outcomes, own,
    progress, promises, quiz, read, rehearsals, replies, rules, scenarios, session, sheet, widget,
};
use crate::{App, assets, headers, trace};

/// Largest body of a request, in bytes: the longest draft in any script, with room for escapes.
pub(crate) const BODY: usize = 256 * 1024;
/// How long a handler may take to begin its answer.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Heard",
        description = "The desk where every upset customer ends up feeling heard.\n\n\
            Agents sign in with `POST /v1/session` and send the cookie; every changing request also carries the session's `csrf` \
            token in the header `x-heard-csrf`. Customers send `authorization: Bearer <token>`. Where a request may be given an \
            `Idempotency-Key`, it can be sent again after a lost answer and is done once. Every error is a problem (RFC 9457); \
            only a request that cannot be read as HTTP, or with headers of more than 64 KiB, is refused without a body.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0"),
    ),
    components(schemas(ProblemBody))
)]
struct Description;

fn api() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(session::sign_in, session::who_am_i, session::sign_out))
        .routes(routes!(session::choose_password))
        .routes(routes!(own::show_own))
        .routes(routes!(own::keep_wishes))
        .routes(routes!(own::begin_own_again))
        .routes(routes!(own::list_check_ins, own::check_in, own::forget_check_ins))
        .routes(routes!(own::change_check_in, own::forget_check_in))
        .routes(routes!(own::tally))
        .routes(routes!(progress::show_progress, progress::forget_progress))
        .routes(routes!(progress::team_progress))
        .routes(routes!(conversations::list_conversations))
        .routes(routes!(conversations::show_conversation))
        .routes(routes!(conversations::save_draft))
        .routes(routes!(conversations::coach))
        .routes(routes!(conversations::dismiss))
        .routes(routes!(conversations::close))
        .routes(routes!(conversations::reopen))
        .routes(routes!(conversations::take))
        .routes(routes!(conversations::give_back))
        .routes(routes!(conversations::brief, conversations::hand_over))
        .routes(routes!(notes::write_note))
        .routes(routes!(notes::answer_note))
        .routes(routes!(notes::see_note))
        .routes(routes!(care::next))
        .routes(routes!(care::my_care))
        .routes(routes!(care::here))
        .routes(routes!(care::begin_pause, care::end_pause))
        .routes(routes!(care::no_pause_now))
        .routes(routes!(care::settle))
        .routes(routes!(care::list_colleagues))
        .routes(routes!(replies::send_reply))
        .routes(routes!(replies::undo_reply))
        .routes(routes!(needs::note_need))
        .routes(routes!(needs::meet_need))
        .routes(routes!(needs::set_need_aside))
        .routes(routes!(needs::reopen_need))
        .routes(routes!(needs::corrected_needs))
        .routes(routes!(options::show_linked_options))
        .routes(routes!(options::choose_linked_option))
        .routes(routes!(options::withdraw_options))
        .routes(routes!(follow_ups::plan_follow_up))
        .routes(routes!(follow_ups::list_follow_ups))
        .routes(routes!(follow_ups::drop_follow_up))
        .routes(routes!(sheet::show_sheet, sheet::save_sheet))
        .routes(routes!(experiences::list_experiences, experiences::note_experience))
        .routes(routes!(experiences::change_experience, experiences::forget_experience))
        .routes(routes!(experiences::near_experiences))
        .routes(routes!(customers::list_facts, customers::note_fact))
        .routes(routes!(customers::amend_fact, customers::forget_fact))
        .routes(routes!(customers::alike))
        .routes(routes!(customers::same_as, customers::not_same))
        .routes(routes!(customers::export_customer))
        .routes(routes!(customers::erase_customer))
        .routes(routes!(customers::list_erasures))
        .routes(routes!(feedback::list_feedback))
        .routes(routes!(outcomes::show_outcomes))
        .routes(routes!(outcomes::outcomes_table))
        .routes(routes!(outcomes::list_groups))
        .routes(routes!(outcomes::list_behind))
        .routes(routes!(promises::list_promises))
        .routes(routes!(promises::usual_time))
        .routes(routes!(promises::keep_promise))
        .routes(routes!(promises::slip_promise))
        .routes(routes!(promises::explain_promise))
        .merge(practice())
        .routes(routes!(read::read))
        .routes(routes!(appraise::appraise))
        .routes(routes!(rules::list_rules))
        .routes(routes!(rules::show_rule))
        .routes(routes!(events::events))
        .routes(routes!(widget::begin_conversation))
        .routes(routes!(widget::begin_another))
        .routes(routes!(widget::show_own_conversation))
        .routes(routes!(widget::write_message))
        .routes(routes!(widget::choose_option))
        .routes(routes!(widget::answer_follow_up))
        .routes(routes!(widget::give_feedback))
        .routes(routes!(widget::own_events))
        .routes(routes!(meta::spec))
        .routes(routes!(meta::healthz))
}

/// What agents practise with.
fn practice() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(quiz::next_item))
        .routes(routes!(quiz::answer_item))
        .routes(routes!(quiz::item_statistics))
        .routes(routes!(exams::list_exams, exams::begin_exam))
        .routes(routes!(exams::show_exam))
        .routes(routes!(exams::answer_exam))
        .routes(routes!(exams::finish_exam))
        .routes(routes!(exams::certificate))
        .routes(routes!(exams::verify_certificate))
        .routes(routes!(scenarios::list_scenarios, scenarios::keep_scenario))
        .routes(routes!(
            scenarios::show_scenario,
            scenarios::change_scenario,
            scenarios::erase_scenario
        ))
        .routes(routes!(scenarios::share_scenario, scenarios::unshare_scenario))
        .routes(routes!(scenarios::check_scenario))
        .routes(routes!(scenarios::past_scenario))
        .routes(routes!(
            rehearsals::list_rehearsals,
            rehearsals::begin_rehearsal,
            rehearsals::erase_rehearsals
        ))
        .routes(routes!(rehearsals::show_rehearsal, rehearsals::erase_rehearsal))
        .routes(routes!(rehearsals::reply_rehearsal))
        .routes(routes!(rehearsals::coach_rehearsal))
        .routes(routes!(rehearsals::debrief_rehearsal))
}

/// The API's description, from the same declarations as its routes.
pub fn openapi() -> utoipa::openapi::OpenApi {
    api().into_openapi()
}

/// Everything that the desk answers.
pub fn router(app: App) -> Router {
    let (routes, _) = api().split_for_parts();
    routes
        .fallback(assets::serve)
        .method_not_allowed_fallback(|| async { Problem::new(Kind::MethodNotAllowed, "Not with this method.") })
        .layer(DefaultBodyLimit::max(BODY))
        .layer(from_fn(patience))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::custom(trace::panicked))
        .layer(from_fn(headers::bounded))
        .layer(from_fn(headers::careful))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(trace::span)
                .on_response(trace::answered)
                .on_request(())
                .on_failure(()),
        )
        .with_state(app)
}

/// A handler that hangs becomes an error, not a connection that is never answered.
async fn patience(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::new(Kind::Unavailable, "It took too long.").into_response(),
    }
}
