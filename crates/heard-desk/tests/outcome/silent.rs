//! What is predicted of those who did not answer.

use heard_desk::outcome::{Course, NeedSeen, predicts};
use heard_desk::{NeedStanding, PromiseStanding, Step};
use heard_engine::{Feeling, NeedKind};

use crate::sample::{closed, counted, course, heard, mended, said};

fn open_needs(count: usize) -> Vec<NeedSeen> {
    let need = NeedSeen {
        kind: NeedKind::Answer,
        standing: NeedStanding::Open,
    };
    vec![need; count]
}

#[test]
fn the_rule_is_the_one_in_words() {
    let end = |feeling, intensity| closed(course(vec![heard(0, feeling, intensity, &[])]), 9);
    let calm = end(Feeling::Neutral, 0);
    let glad = end(Feeling::Gratitude, 3);
    assert_eq!(predicts(&mended(0)), None, "it goes on");
    assert_eq!(predicts(&calm), Some(true));
    assert_eq!(predicts(&end(Feeling::Disappointment, 1)), Some(false));
    let with = |course: &Course, needs, promises: &[PromiseStanding]| Course {
        needs: open_needs(needs),
        promises: promises.to_vec(),
        ..course.clone()
    };
    assert_eq!(predicts(&with(&calm, 1, &[])), Some(false));
    assert_eq!(predicts(&with(&glad, 1, &[])), Some(true));
    assert_eq!(predicts(&with(&glad, 2, &[])), Some(false));
    assert_eq!(predicts(&with(&glad, 0, &[PromiseStanding::Broken])), Some(false));
    assert_eq!(predicts(&with(&glad, 0, &[PromiseStanding::Kept])), Some(true));
}

#[test]
fn it_never_mixes_with_answers_and_says_how_often_it_agrees() {
    let done = |hours| closed(mended(hours), hours + 3);
    let mut courses: Vec<Course> = (0..29).map(|hours| said(done(hours), Step::Mostly)).collect();
    courses.push(done(40));
    let silent = counted(&courses).silent;
    assert_eq!((silent.of, silent.heard, silent.answers, silent.agreement), (1, 1, 29, None));
    courses.push(said(done(50), Step::NotAtAll));
    let agreement = counted(&courses).silent.agreement.unwrap();
    assert_eq!((agreement.agrees, agreement.of, agreement.commoner), (29, 30, 29));
    assert!(agreement.interval.low < 29.0 / 30.0 && 29.0 / 30.0 < agreement.interval.high);
    let all = counted(&courses);
    let heard = all.outcomes.iter().find(|outcome| outcome.figure.key == "felt_heard").unwrap();
    assert_eq!((heard.whole.yes, heard.whole.of), (29, 30), "only those who answered");
}
