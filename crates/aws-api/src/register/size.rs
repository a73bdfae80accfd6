//! Task sizes as people write them: `256`, `1 vCPU`, `.5 vcpu`, `2 GB`.
//!
//! Source: ECS API, RegisterTaskDefinition.cpu and memory: digits, or a number with vCPU or GB
//! (read 2026-11). 1 vCPU is 1024 units, 1 GB is 1024 MiB.

/// CPU units, if the text is a size.
#[inline(never)]
pub fn cpu(text: &str) -> Option<u32> {
    let lower = text.trim().to_ascii_lowercase();
    match lower.strip_suffix("vcpu") {
        Some(number) => scaled(number),
        None => digits(&lower),
    }
}

/// MiB, if the text is a size.
#[inline(never)]
pub fn memory(text: &str) -> Option<u32> {
    let lower = text.trim().to_ascii_lowercase();
    match lower.strip_suffix("gb") {
        Some(number) => scaled(number),
        None => digits(&lower),
    }
}

fn digits(text: &str) -> Option<u32> {
    let plain = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// A decimal number times 1024, if that is whole.
fn scaled(number: &str) -> Option<u32> {
    let number = number.trim();
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && part.is_empty() || part.len() > 9 {
        return None;
    }
    let whole = if whole.is_empty() { 0 } else { digits(whole)? };
    let numerator = if part.is_empty() { 0 } else { digits(part)? };
    let denominator = 10_u64.pow(u32::try_from(part.len()).ok()?);
    let units = u64::from(numerator) * 1024;
    if units % denominator != 0 {
        return None;
    }
    let total = u64::from(whole) * 1024 + units / denominator;
    u32::try_from(total).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_every_documented_form() {
        for (text, units) in [
            ("256", Some(256)),
            ("1 vCPU", Some(1024)),
            ("1vcpu", Some(1024)),
            (".25 vCPU", Some(256)),
            ("0.5 vCPU", Some(512)),
            ("16 vCPU", Some(16_384)),
            ("", None),
            ("vcpu", None),
            (".", None),
            ("-256", None),
            ("1.5", None),
            ("0.1 vCPU", None),
            ("99999999999 vCPU", None),
            ("two", None),
        ] {
            assert_eq!(cpu(text), units, "{text}");
        }
        for (text, mib) in [
            ("512", Some(512)),
            ("2GB", Some(2048)),
            ("2 GB", Some(2048)),
            ("0.5 gb", Some(512)),
            ("512MB", None),
            ("2 GiB", None),
            ("1e3", None),
        ] {
            assert_eq!(memory(text), mib, "{text}");
        }
    }
}
