//! What anybody could say, for what a conversation does not hold.

/// The lines of a list, as `general.txt` has them.
pub(super) fn lines(list: &str) -> Vec<String> {
    let mut here = "";
    let mut found = Vec::new();
    for line in include_str!("general.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => here = name,
            None if here == list => found.push(line.to_owned()),
            None => {}
        }
    }
    found
}

pub(super) const IMPACT: [&str; 2] = [
    "It is not only this. I had counted on it, and somebody counted on me, and now I stand there with nothing.",
    "You ask what it means to me? I had promised it to somebody, and I cannot keep that now. That is what keeps me awake.",
];

pub(super) const MAY: [&str; 2] = [
    "Find out what happened, say it plainly, and write again by a time that you name.",
    "Put it right at the firm's cost, or pay the money back.",
];
