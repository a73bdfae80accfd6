//! "Did you mean": the nearest word of a list, if it is near enough to be meant.
//!
//! Distance is counted in insertions, deletions, replacements and swaps of neighbours, on lower
//! case; up to a third of the word may differ. Example: `memmory` is one step from `memory`.

/// The nearest candidate, if near enough; the first of equals.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > 64 {
        return None;
    }
    let word = fold(word);
    let limit = (word.len() / 3).max(1);
    candidates
        .into_iter()
        .map(|it| (distance(&word, &fold(it)), it))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, it)| it)
}

fn fold(word: &str) -> Vec<char> {
    word.chars()
        .filter(|it| !matches!(it, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (last[j] + usize::from(x != y))
                .min(last[j + 1] + 1)
                .min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_words_are_found_and_far_ones_are_not() {
        let fields = [
            "memory",
            "memoryReservation",
            "cpu",
            "portMappings",
            "essential",
        ];
        for (word, meant) in [
            ("memmory", Some("memory")),
            ("Memory", Some("memory")),
            ("memory_reservation", Some("memoryReservation")),
            ("portMaping", Some("portMappings")),
            ("esential", Some("essential")),
            ("cup", Some("cpu")),
            ("volumes", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, fields), meant, "{word}");
        }
    }
}
