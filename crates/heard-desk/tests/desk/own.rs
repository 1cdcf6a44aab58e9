//! Roles, passwords, weeks and marks.

use heard_desk::{
    Agent, DeskError, Email, Happened, Mark, Name, PasswordHash, Role, Sealed, Source, TallyWeek, Team, TokenHash, Vault, Week, Write,
    levels, week_over,
};

use crate::sample::at;

fn team_of(names: &[&str]) -> (Team, Vec<Agent>) {
    let team = Team::found(Name::new("Lamps & Co").unwrap(), at(0)).0;
    let join = |name: &&str| {
        let email = Email::new(format!("{name}@example.org")).unwrap();
        team.join(Name::new(name).unwrap(), email, PasswordHash("$".to_owned()), at(0)).0
    };
    let agents = names.iter().map(join).collect();
    (team, agents)
}

#[test]
fn somebody_always_leads() {
    let (_, mut all) = team_of(&["ada", "ben"]);
    assert!(!all[0].leads());
    assert_eq!(all[0].must_lead(), Err(DeskError::NotALead));
    all[0].leads_first(at(1));
    let mut ada = all[0].clone();
    assert_eq!(ada.take_role(Role::Agent, &all, at(2)), Err(DeskError::LastLead));
    assert!(ada.leads(), "what is refused changes nothing");
    let mut ben = all[1].clone();
    let change = ben.take_role(Role::Lead, &all, at(3)).unwrap();
    assert_eq!(change.events[0].what, Happened::RoleTaken { agent: ben.id });
    all[1] = ben;
    ada.take_role(Role::Agent, &all, at(4)).unwrap();
    assert_eq!((ada.role, ada.must_lead()), (Role::Agent, Err(DeskError::NotALead)));
    assert_eq!(ada.take_role(Role::Agent, &all, at(5)).unwrap(), heard_desk::Change::default());
}

#[test]
fn a_password_of_ones_own_keeps_what_is_theirs_and_one_that_is_given_loses_it() {
    let (_, mut all) = team_of(&["ada"]);
    let ada = &mut all[0];
    assert!(ada.password_given);
    let vault = Vault {
        agent: ada.id,
        salt: [1; 16],
        memory: 8,
        passes: 1,
        lanes: 1,
        key: Sealed(vec![1]),
    };
    let here = TokenHash([1; 32]);
    let change = ada.choose_password(PasswordHash("$2".to_owned()), Some(vault.clone()), here, at(1));
    assert!(!ada.password_given);
    assert_eq!(change.writes[1..], [Write::Reseal(vault), Write::EndSessions(ada.id, Some(here))]);
    let change = ada.be_given_password(PasswordHash("$3".to_owned()), at(2));
    assert!(ada.password_given);
    assert_eq!(change.writes[1..], [Write::ForgetVault(ada.id), Write::EndSessions(ada.id, None)]);
}

#[test]
fn a_week_begins_on_monday_and_few_people_leave_nothing_of_it() {
    let week = |day: &str| Week::of(day.parse().unwrap()).monday().to_string();
    assert_eq!(week("2026-03-09"), "2026-03-09");
    assert_eq!(week("2026-03-15"), "2026-03-09");
    assert_eq!(week("2026-03-16"), "2026-03-16");
    assert_eq!(week("2027-01-01"), "2026-12-28");
    let (team, _) = team_of(&[]);
    let week = Week::of("2026-03-09".parse().unwrap());
    let sums = |said| match &week_over(team.id, week, said).writes[..] {
        [Write::TallyOver { sums, .. }] => *sums,
        other => panic!("{other:?}"),
    };
    assert_eq!(sums([1, 1, 1, 1, 0]), None);
    let said = [1, 1, 1, 1, 1];
    assert_eq!(sums(said), Some(TallyWeek { team: team.id, week, said }));
}

#[test]
fn marks_say_something_and_levels_leave_out_who_answered_little() {
    let mark = |area, got, of| Mark::new(area, Source::Rehearsal, got, of, at(0)).map(|mark| (mark.got, mark.of));
    assert_eq!(mark('V', 3, 4), Some((3, 4)));
    assert_eq!(mark('V', 9, 4), Some((4, 4)));
    assert_eq!(mark('V', 0, 0), None);
    assert_eq!(mark('Q', 1, 1), None);
    assert_eq!(levels([(4, 4), (0, 5), (3, 5), (4, 5), (79, 100), (5, 5)]), [1, 2, 2]);
}
