// Positions, in one place. Rust counts a text in UTF-8 bytes, JavaScript in UTF-16 code units;
// "é" is 2 bytes and 1 unit, "🚀" is 4 bytes and 2 units. Everything that crosses from or to Rust
// is a byte offset into the text that crossed with it, and is mapped here and nowhere else.
// Example: in `{"é": 1}` the digit 1 is at byte 7 and at unit 6.

/** Bytes that the code point at `unit` takes in UTF-8 (an unpaired surrogate becomes U+FFFD: 3). */
function width(code) {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** UTF-8 byte offset of a UTF-16 offset. An offset past the end is the end. */
export function bytesFromUnits(text, units) {
  let bytes = 0;
  let unit = 0;
  const end = Math.min(units, text.length);
  while (unit < end) {
    const code = text.codePointAt(unit);
    const next = unit + (code > 0xffff ? 2 : 1);
    if (next > end) break; // inside a surrogate pair: the character's start
    bytes += width(code);
    unit = next;
  }
  return bytes;
}

/**
 * UTF-16 offsets of many UTF-8 byte offsets, in one walk over the text. An offset inside a
 * character is that character's start; one past the end is the end.
 */
export function unitsFromBytes(text, offsets) {
  const order = offsets.map((_, index) => index).sort((a, b) => offsets[a] - offsets[b]);
  const units = new Array(offsets.length);
  let bytes = 0;
  let unit = 0;
  for (const index of order) {
    while (unit < text.length) {
      const code = text.codePointAt(unit);
      const size = width(code);
      if (bytes + size > offsets[index]) break;
      bytes += size;
      unit += code > 0xffff ? 2 : 1;
    }
    units[index] = unit;
  }
  return units;
}
