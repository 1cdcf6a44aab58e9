//! What every store must do, as functions over a store.

pub(crate) mod care;
pub(crate) mod changes;
pub(crate) mod conversations;
pub(crate) mod crowd;
pub(crate) mod deeds;
pub(crate) mod desk;
pub(crate) mod events;
pub(crate) mod experiences;
pub(crate) mod feedback;
pub(crate) mod jobs;
pub(crate) mod needs;
pub(crate) mod notes;
pub(crate) mod offers;
pub(crate) mod outcomes;
pub(crate) mod own;
pub(crate) mod own_scenarios;
pub(crate) mod people;
pub(crate) mod persons;
pub(crate) mod promises;
pub(crate) mod quiz;
pub(crate) mod rehearsals;
pub(crate) mod sheets;
pub(crate) mod words;

/// All cases, handed to another macro: `all_cases!(with; make)` is `with! { make: people::…, … }`.
macro_rules! all_cases {
    ($($with:tt)::+; $make:path) => {
        $($with)::+! { $make:
            people::a_team_and_its_agents_are_found,
            people::an_email_belongs_to_one_agent,
            people::an_agent_can_be_renamed,
            people::sessions_begin_and_end,
            people::sessions_that_ran_out_are_forgotten,
            people::customers_are_known_by_token,
            conversations::what_is_opened_reads_back,
            conversations::a_thread_holds_all_in_order,
            conversations::queue_and_archive_part_by_state,
            conversations::a_summary_shows_the_promise_due_next,
            conversations::the_latest_conversation_is_the_one_opened_last,
            conversations::replies_elsewhere_are_ones_own_sent_and_newest_first,
            conversations::drafts_are_their_authors,
            conversations::an_undone_reply_is_gone_and_its_draft_back,
            conversations::dismissing_twice_is_dismissing_once,
            conversations::nothing_is_found_of_what_is_not_there,
            needs::every_turn_reads_back,
            needs::corrected_ones_are_listed_last_changed_first,
            needs::of_two_turns_of_one_need_the_first_wins,
            deeds::a_deed_is_its_callers,
            deeds::a_key_is_used_once,
            deeds::what_was_done_outlives_what_it_made,
            deeds::a_token_is_one_customers,
            feedback::an_answer_reads_back_and_is_completed,
            feedback::a_conversation_has_one_answer,
            offers::a_choice_reads_back_at_every_step,
            offers::of_two_choices_at_once_the_first_wins,
            offers::a_check_back_reads_back_at_every_step,
            offers::a_secret_is_made_once,
            sheets::a_sheet_is_its_writers_and_the_last_one_written_wins,
            sheets::to_start_again_leaves_nothing,
            care::whose_it_is_reads_back_at_every_step,
            care::what_is_settled_reads_back_and_of_two_changes_the_first_wins,
            care::what_was_carried_is_its_agents_and_forgotten,
            care::colleagues_are_seen_to_half_a_minute,
            care::who_answered_them_before_is_known,
            notes::a_note_reads_back_at_every_step,
            notes::what_calls_somebody_is_found,
            quiz::answers_are_their_writers_and_items_count_first_ones,
            quiz::an_exam_reads_back_at_every_step,
            own::a_role_is_kept_and_the_team_is_listed,
            own::a_vault_is_made_once_and_sealed_anew,
            own::a_check_in_is_its_writers,
            own::a_blind_counts_once_and_a_week_ends_in_sums,
            own::wishes_are_no_until_they_are_yes,
            own::marks_are_ones_own_and_a_teams_are_nobodys,
            rehearsals::a_rehearsal_reads_back_at_every_turn,
            rehearsals::a_rehearsal_is_its_writers,
            rehearsals::of_two_replies_at_once_the_first_wins,
            rehearsals::an_erased_rehearsal_is_gone,
            own_scenarios::what_is_kept_reads_back,
            own_scenarios::ones_own_and_the_teams_are_played_and_nobody_elses,
            own_scenarios::of_two_changes_of_one_scenario_the_first_wins,
            own_scenarios::an_erased_scenario_is_gone,
            experiences::what_is_noted_reads_back,
            experiences::ones_own_and_the_teams_are_read_and_nobody_elses,
            experiences::of_two_changes_of_one_note_the_first_wins,
            experiences::a_forgotten_one_is_gone,
            persons::a_fact_reads_back_amended_and_forgotten,
            persons::of_two_who_note_the_same_the_first_wins,
            persons::a_person_is_known_by_every_way,
            persons::two_people_are_known_for_themselves_again,
            persons::who_has_the_same_name_may_be_the_same,
            persons::what_is_held_is_shown_and_removed_whole,
            outcomes::a_course_holds_what_became_of_it,
            outcomes::courses_are_those_begun_since_and_those_open,
            outcomes::courses_are_read_again_where_something_happened,
            promises::every_outcome_reads_back,
            promises::open_ones_come_by_due_and_settled_ones_by_settling,
            promises::a_promise_settles_once,
            changes::of_two_changes_to_one_version_the_first_wins,
            changes::a_refused_change_leaves_nothing,
            changes::a_change_to_what_is_gone_is_a_conflict,
            changes::undone_or_delivered_never_both,
            changes::what_is_said_is_never_removed,
            changes::a_change_nobody_waits_for_is_written_and_told,
            changes::an_empty_change_is_nothing,
            words::words_come_back_as_they_were,
            words::the_longest_message_fits,
            words::readings_come_back_to_the_last_bit,
            words::times_keep_their_microseconds,
            jobs::jobs_come_when_due_and_oldest_first,
            jobs::a_leased_job_is_nobody_elses,
            jobs::a_lease_that_ran_out_is_given_to_another,
            jobs::finishing_writes_and_forgets_at_once,
            jobs::a_conflict_while_finishing_keeps_the_job,
            jobs::several_finish_together_or_not_at_all,
            jobs::a_failure_waits_longer_each_time,
            jobs::the_same_work_is_kept_once,
            events::events_come_in_order_and_whole,
            events::reading_on_misses_nothing,
            events::news_wakes_who_waits,
            crowd::two_workers_share_a_hundred_jobs,
            crowd::thirty_messages_at_once_all_arrive,
            crowd::forty_conversations_at_once_all_open,
            crowd::of_eight_who_take_at_once_each_has_their_own,
            crowd::who_is_erased_while_they_write_is_gone,
        }
    };
}

/// A test of each case: `suite!(make)`, where `make().await` gives a store and whatever must outlive it.
#[allow(unused_macros, reason = "a server is started once for all cases")]
macro_rules! suite {
    ($make:path) => {
        crate::contract::all_cases!(crate::contract::cases; $make);
    };
}

#[allow(unused_macros, reason = "a server is started once for all cases")]
macro_rules! cases {
    ($make:path: $($concern:ident :: $case:ident,)+) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $case() {
            let (store, _keep) = $make().await;
            crate::contract::$concern::$case(&store).await;
        }
    )+};
}

pub(crate) use all_cases;
#[allow(unused_imports, reason = "a server is started once for all cases")]
pub(crate) use {cases, suite};
