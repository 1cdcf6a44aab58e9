//! Which notes are like what a customer tells: invented pairs, the threshold was chosen by the first twelve. Skipped where the build carries no
//! weights.

#[path = "likeness/fresh.rs"]
mod fresh;

use heard_engine::{Candidate, Engine, Gist, ModelChoice};

/// What a customer tells, and what somebody else once noted of a like case.
const PAIRS: &[(&str, &str)] = &[
    (
        "My parcel with my daughter's birthday present still has not come, and the party is on Saturday. I feel I let her down.",
        "A gift I had ordered for my son came two days after his birthday. I stood there with empty hands and felt like a bad father.",
    ),
    (
        "I have been on hold for fifty minutes, for the third time this week, and every time I get cut off.",
        "Once I rang my bank four times about one payment and was put through from desk to desk. I felt like a parcel nobody wanted.",
    ),
    (
        "The boiler is broken, we have no heating, and I have a newborn at home. The engineer did not turn up again.",
        "Our heating failed in January with a sick child in the house. Waiting for the repair man I was frightened and helpless.",
    ),
    (
        "You charged me twice for the same booking and now my account is overdrawn. I cannot pay my rent.",
        "A double payment emptied my account right before the rent was due. I was ashamed to ask my mother for money.",
    ),
    (
        "My grandfather's watch came back from your workshop scratched. It is all I have of him.",
        "The repair shop lost a button of my late grandmother's coat. Nobody else saw why it mattered; it was all I had left of her.",
    ),
    (
        "You cancelled my flight and I missed my sister's wedding. Nobody has even said sorry.",
        "A train strike kept me from my best friend's wedding. What hurt was that no one said they were sorry.",
    ),
    (
        "I have sent you the same photos three times and each time somebody else asks me for them again.",
        "At the tax office I told my story to five people, and each began from the start. I wanted to scream.",
    ),
    (
        "Your update deleted all my photos from the last five years. The pictures of my late husband are gone.",
        "My hard disk died with every picture of my first year as a mother. I cried for things that cannot be bought again.",
    ),
    (
        "The waiter laughed when I asked about allergies and the food made my boy ill. I was terrified.",
        "My daughter had an allergic reaction in a restaurant that had told us it was safe. I have never been so afraid.",
    ),
    (
        "I was told the repair would take two days. It is now six weeks and each time you say next week.",
        "The builders said two weeks and stayed four months. Each promise that was broken made me trust them less.",
    ),
    (
        "My card was stolen and somebody has spent two thousand pounds. I feel sick, please help me quickly.",
        "When my purse was stolen abroad I shook all over. What helped was the person on the phone who said: we stop the card now.",
    ),
    (
        "The new password does not work, the app throws me out, and your help page sends me in circles.",
        "I spent a whole evening locked out of my own email, going round from one help page to the next. I felt stupid.",
    ),
    // Written after the threshold was chosen.
    (
        "The removal men dropped our piano on the stairs and then said it had been like that before.",
        "Movers broke my mirror and swore it had come that way. To be called a liar was worse than the glass.",
    ),
    (
        "My internet has been down since Monday, I work from home and my boss is losing patience with me.",
        "Three days without a connection right before a deadline: I sat in a café with my laptop and felt my job slip away.",
    ),
    (
        "The dog sitter did not come, and Bruno was alone in the flat for two whole days. I am shaking.",
        "Our cat was forgotten at the kennel over a weekend. I could not stop thinking of her waiting for us.",
    ),
    (
        "Nobody in your shop would serve me in my wheelchair, they talked to my wife over my head.",
        "When I was on crutches a clerk spoke only to the friend beside me, as if I were not there.",
    ),
    (
        "I cancelled my membership in March and you still take the money every month. I have written four letters.",
        "A gym kept charging me half a year after I had left. Every letter I wrote seemed to vanish.",
    ),
    (
        "The hotel room had bedbugs and my children are covered in bites. Our one holiday this year is ruined.",
        "We had saved two years for a trip, and the holiday house was mouldy and full of ants. I felt cheated of our time together.",
    ),
];

/// Notes that are like none of them.
const FAR: &[&str] = &[
    "A colleague brought cake for everybody on my first day. I felt welcome.",
    "I was nervous before my driving test and passed at the third try.",
    "How I learned to say no to extra shifts without feeling guilty.",
    "The opening hours over the holidays are on the board in the kitchen.",
    "A customer thanked me with a card at Christmas. I still have it on my desk.",
    "My choir sang in the cathedral last summer, and I was proud.",
];

struct Found {
    /// Tellings whose own note comes first.
    first: usize,
    /// Tellings whose own note is found at all.
    own: usize,
    /// Other notes that are found.
    others: usize,
}

fn found(choice: ModelChoice, pairs: &[(&str, &str)], far: &[&str]) -> Option<Found> {
    let engine = Engine::choose(choice);
    if !engine.has_model() {
        return None;
    }
    let notes: Vec<&str> = pairs.iter().map(|pair| pair.1).chain(far.iter().copied()).collect();
    let gists: Vec<Option<Gist>> = notes.iter().map(|note| engine.gist(note)).collect();
    let among: Vec<Candidate<'_>> = notes
        .iter()
        .zip(&gists)
        .map(|(text, gist)| Candidate { text, gist: gist.as_ref() })
        .collect();
    let mut found = Found {
        first: 0,
        own: 0,
        others: 0,
    };
    for (at, (told, _)) in pairs.iter().enumerate() {
        let near = engine.nearest(told, &among);
        assert!(near.iter().all(|near| (0.0..=1.0).contains(&near.likeness)) && near.is_sorted_by(|a, b| a.likeness >= b.likeness));
        let own = near.iter().position(|near| near.at == at);
        found.first += usize::from(own == Some(0));
        found.own += usize::from(own.is_some());
        found.others += near.len() - usize::from(own.is_some());
    }
    Some(found)
}

#[test]
fn most_like_notes_are_found_and_hardly_any_other() {
    for (choice, first, others) in [(ModelChoice::Standard, 11, 4), (ModelChoice::Small, 10, 4)] {
        let Some(found) = found(choice, PAIRS, FAR) else {
            println!("skipped: this build carries no weights of this size");
            continue;
        };
        println!("{choice}: {} first, {} found, {} others", found.first, found.own, found.others);
        assert!(found.first >= first && found.others <= others, "{choice}");
    }
}

/// Fewer of those by which nothing was tuned. Holding the best sentence of the one against the whole of the other would find 7 in place of 5 with no
/// more of the others, and keep a vector for each sentence: too little for that, and 20 pairs are too few to tell.
#[test]
fn of_fresh_pairs_some_are_found_and_hardly_any_other() {
    for (choice, own, others) in [(ModelChoice::Standard, 4, 2), (ModelChoice::Small, 3, 4)] {
        let Some(found) = found(choice, fresh::FRESH, fresh::FAR) else {
            println!("skipped: this build carries no weights of this size");
            continue;
        };
        println!("{choice}: {} first, {} found, {} others", found.first, found.own, found.others);
        assert!(found.own >= own && found.others <= others, "{choice}");
    }
}

#[test]
fn of_equals_the_one_that_stands_first_wins_and_others_encoders_are_not_compared() {
    let engine = Engine::choose(ModelChoice::Standard);
    let (told, note) = PAIRS[4];
    let gist = engine.gist(note);
    let candidate = |gist| Candidate { text: note, gist };
    if let Some(gist) = &gist {
        let near = engine.nearest(told, &[candidate(Some(gist)), candidate(Some(gist))]);
        assert_eq!(near.iter().map(|near| near.at).collect::<Vec<_>>(), [0, 1]);
        let strange = Gist {
            encoder: "another".to_owned(),
            ..gist.clone()
        };
        assert_eq!(gist.product(&strange), None);
        assert!(engine.is_current(Some(gist)) && !engine.is_current(Some(&strange)) && !engine.is_current(None));
    }
    for nothing in [
        "  ",
        "Die Heizung ist seit drei Tagen kaputt und niemand kommt vorbei, ich bin sehr wütend.",
    ] {
        let gist = engine.gist(nothing);
        assert!(
            gist.is_none_or(|gist| gist.direction.is_empty() && gist.product(&gist).is_none()),
            "{nothing}"
        );
    }
}

#[test]
fn without_an_encoder_shared_words_decide() {
    let engine = Engine::new();
    let told = "The boiler is broken and we have no heating. The engineer did not turn up, and the baby is cold.";
    let notes = [
        "Delivery of a parcel came late, and the driver was rude.",
        "Our heating broke in January; the engineer never came and the boiler stayed cold.",
        "A cold day by the sea.",
    ];
    assert_eq!(engine.gist(told), None);
    assert!(engine.is_current(None), "there is nothing to make anew");
    let among = notes.map(|text| Candidate { text, gist: None });
    let near = engine.nearest(told, &among);
    assert_eq!(near.iter().map(|near| near.at).collect::<Vec<_>>(), [1]);
    assert!(engine.nearest("Thank you!", &among).is_empty());
    assert!(engine.nearest("", &among).is_empty());
}
