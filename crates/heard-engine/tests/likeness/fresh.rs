//! Pairs and notes that were written before the likeness was looked at anew, and by which nothing is tuned.

/// What a customer tells, and what somebody else once noted of a like case.
pub(crate) const FRESH: &[(&str, &str)] = &[
    (
        "The dentist's office moved my appointment for the fourth time, and I have been in pain for a month.",
        "My operation was put off again and again. After the third call I lay awake and thought nobody there saw a person in me.",
    ),
    (
        "My coat came back from the cleaner's with a burn on the sleeve, and the girl shrugged.",
        "A laundry ruined the one good suit I own. What stung was that they did not even look up.",
    ),
    (
        "Your driver left the parcel with a neighbour I do not know, and now nobody has it.",
        "A delivery of mine was handed to a stranger in the house and never seen again. I rang at every door and felt a fool.",
    ),
    (
        "I was promised a window seat for my mother, who is afraid of flying, and you put her in the middle of the last row.",
        "I had reserved two seats side by side for my anxious son. At the gate they were gone, and he cried all the way.",
    ),
    (
        "The wedding cake arrived with the wrong names on it. We laughed at the table, but I cried afterwards.",
        "The florist mixed up our orders, and my aunt's funeral had balloons. One wants to sink into the ground.",
    ),
    (
        "I have been waiting since spring for my deposit, and every letter is answered by a machine.",
        "The landlord kept our bond for eight months. All I ever got back were automatic replies.",
    ),
    (
        "Your technician drilled through the water pipe, and my kitchen is under water.",
        "A plumber flooded our bathroom and left before the floor was dry. I stood there with towels and was furious.",
    ),
    (
        "My hearing aid has been at your service for six weeks. I cannot follow my grandchildren at table.",
        "When my glasses were in repair for a month I could not read to my son at night. Everybody else called it a small thing.",
    ),
    (
        "You changed the tariff without asking me, and I pay almost double now. On a pension that is a lot.",
        "The insurance put its price up in small print. I sat at the kitchen table with my bills and did not know where to save.",
    ),
    (
        "I gave your chat every detail, then was told to ring, and on the phone nobody knew anything of it.",
        "First the website, then the hotline, then the branch: nobody had a note of what I had told the one before.",
    ),
    (
        "The school photos show another child under my daughter's name, and she is hurt.",
        "They printed somebody else's face on my staff card. It sounds funny, but I felt that nobody knew I was there.",
    ),
    (
        "The festival was called off an hour before it began, when we had driven through half the country.",
        "We stood in front of a closed museum after a day's journey. No word on the website, and the children were so disappointed.",
    ),
    (
        "Your shop assistant followed me through the aisles as if I were a thief. I have shopped with you for years.",
        "A guard looked through my bag in front of everybody, and only through mine. I went home red with shame.",
    ),
    (
        "My late father still gets advertisements from you, though I have asked you twice to stop. My mother opens them.",
        "Months after my wife died the bank wrote to her. Each envelope with her name on it was a blow.",
    ),
    (
        "The bicycle I bought my son for his good marks has a crack in the frame, and he may not ride it.",
        "The skates I had saved for were broken when I unpacked them. I had so looked forward to my daughter's face.",
    ),
    (
        "Every morning the train is late, and my manager does not believe me any more.",
        "The bus never came on time that winter. I was warned at work for something I could do nothing about.",
    ),
    (
        "Your new menu is impossible for me, I am blind, and the old one worked with my reader.",
        "After the redesign my mother, who sees badly, could no longer pay her bills by herself. She felt shut out.",
    ),
    (
        "I was given the wrong medicine at the counter and only noticed at home. What if I had taken it?",
        "The pharmacy mixed up two boxes of mine. Nothing happened, but my hands shook for days when I opened one.",
    ),
    (
        "The house sitter let the plants die and the door stood open when we came home.",
        "I had trusted an agency with my mother's flat. When we came back it was unlocked and full of rubbish.",
    ),
    (
        "I won a voucher in your raffle, and now it is said that it was never valid.",
        "They told me I had got the prize, and the next day that it was a mistake. I had told everybody already.",
    ),
];

/// Notes that are like none of them: with each telling, two hundred unlike combinations.
pub(crate) const FAR: &[&str] = &[
    "In spring I moved to the quieter desk by the window, and my mornings have been better since.",
    "A regular sent us a postcard from the coast. We pinned it up beside the coffee machine.",
    "My trick against nerves before a talk: breathe out for longer than in.",
    "The evening course in bookkeeping was harder than I had thought, and I am glad I stayed.",
    "On my last day at the old job everybody sang. I still hum that tune.",
    "It helps me to take the long way home after a full day.",
    "My first marathon took five hours, and I would do it again tomorrow.",
    "We had a laugh when the new printer put out fifty copies of the lunch menu.",
    "My grandmother taught me to write letters by hand, with a fountain pen.",
    "Learning to swim at forty was the bravest thing I have done.",
];
