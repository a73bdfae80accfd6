// Run by `cargo xtask test editor` (node --test).
import assert from "node:assert/strict";
import { test } from "node:test";
import { bytesFromUnits, unitsFromBytes } from "./offsets.js";

const TEXTS = ["", "plain", '{"é": 1}', "任务 🚀 tâche", "a\ud800b", "\u{10ffff}\r\n"];

test("every character boundary maps to Rust's byte offset and back", () => {
  for (const text of TEXTS) {
    let unit = 0;
    for (const character of [...text, ""]) {
      const bytes = new TextEncoder().encode(text.slice(0, unit)).length;
      assert.equal(bytesFromUnits(text, unit), bytes, `${text} at ${unit}`);
      assert.deepEqual(unitsFromBytes(text, [bytes]), [unit], `${text} at byte ${bytes}`);
      unit += character.length;
    }
  }
});

test("the documented example", () => {
  assert.equal(bytesFromUnits('{"é": 1}', 6), 7);
  assert.deepEqual(unitsFromBytes('{"é": 1}', [7]), [6]);
});

test("offsets inside a character are its start, past the end is the end", () => {
  assert.deepEqual(unitsFromBytes("🚀x", [1, 2, 3, 4, 99]), [0, 0, 0, 2, 3]);
  assert.equal(bytesFromUnits("🚀x", 1), 0);
  assert.equal(bytesFromUnits("🚀x", 99), 5);
});

test("many offsets are mapped in the order they were given", () => {
  assert.deepEqual(unitsFromBytes("éé", [4, 0, 2]), [2, 0, 1]);
});
