// The rich editor: CodeMirror 6 for JSON, loaded when somebody opens it (web/editor/loader.js).
// It knows nothing of ECS: what is wrong with a text and what may come next are asked of Rust
// through `lint` and `complete`. All offsets of this surface are UTF-8 bytes (offsets.js).
//
// The page's policy is `style-src 'self'`, and CodeMirror writes its rules into a <style> element
// when its root is a document. Under a shadow root it uses a constructed style sheet, which the
// policy allows; so `mount` makes a shadow root unless its parent is in one already (an embed).
//
// Tab leaves the editor (no indentWithTab); Ctrl+Enter or Cmd+Enter applies.

import {
  EditorView, drawSelection, highlightActiveLineGutter, keymap, lineNumbers,
} from "@codemirror/view";
import { Annotation, EditorState, Prec, StateEffect } from "@codemirror/state";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import {
  autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap,
} from "@codemirror/autocomplete";
import { bracketMatching, indentUnit } from "@codemirror/language";
import { json } from "@codemirror/lang-json";
import { forceLinting, linter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { bytesFromUnits, unitsFromBytes } from "./offsets.js";
import { theme } from "./theme.js";

const SEVERITIES = ["error", "warning", "info", "hint"];
const fromOutside = Annotation.define();
const askAgain = StateEffect.define();

/** Rust's findings -> CodeMirror's; an empty range gets one character to underline. */
function diagnostics(text, found) {
  const units = unitsFromBytes(text, found.flatMap(({ from, to }) => [from, to]));
  return found.map(({ severity, message }, index) => {
    let from = units[2 * index];
    let to = Math.max(units[2 * index + 1], from);
    if (from === to && to < text.length) to += 1;
    else if (from === to && from > 0) from -= 1;
    return { from, to, message, severity: SEVERITIES.includes(severity) ? severity : "error" };
  });
}

/**
 * Asks Rust for completions at the cursor; it answers with the range they replace. What is typed
 * already narrows them here, with or without its opening quote, so Rust may offer all of a place.
 */
function completionSource(complete) {
  return (context) => {
    const text = context.state.doc.toString();
    const found = complete(text, bytesFromUnits(text, context.pos), context.explicit);
    if (!found) return null;
    const [from, end] = unitsFromBytes(text, [found.from, found.to ?? found.from]);
    if (from > context.pos) return null;
    const typed = text.slice(from, context.pos);
    if (typed === "" && !context.explicit) return null;
    const word = typed.replace(/^"/, "").toLowerCase();
    const options = found.options.filter(({ label }) => label.toLowerCase().includes(word));
    if (options.length === 0) return null;
    return { from, to: Math.max(end, context.pos), options, filter: false };
  };
}

function extensions(options) {
  const { label, onChange, onApply, lint, complete, dark = false, readOnly = false } = options;
  const apply = () => {
    onApply?.();
    return true;
  };
  return [
    Prec.highest(keymap.of([{ key: "Mod-Enter", run: apply, preventDefault: true }])),
    lineNumbers(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentUnit.of("  "),
    bracketMatching(),
    closeBrackets(),
    json(),
    theme(dark),
    EditorState.readOnly.of(readOnly),
    // tabindex: axe does not count contenteditable as focusable, and the text scrolls.
    EditorView.contentAttributes.of({ "aria-label": label ?? "JSON", tabindex: "0" }),
    complete ? autocompletion({ override: [completionSource(complete)] }) : autocompletion(),
    lint
      ? linter((view) => {
          const text = view.state.doc.toString();
          return diagnostics(text, lint(text) ?? []);
        }, {
          delay: 250,
          needsRefresh: (update) =>
            update.transactions.some((one) => one.effects.some((effect) => effect.is(askAgain))),
        })
      : [],
    keymap.of([
      ...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...searchKeymap,
      ...historyKeymap, ...defaultKeymap,
    ]),
    EditorView.updateListener.of((update) => {
      const typed = update.transactions.some(
        (one) => one.docChanged && !one.annotation(fromOutside),
      );
      if (typed) onChange?.(update.state.doc.toString());
    }),
  ];
}

/**
 * Puts an editor into `parent`.
 *
 * Options: `doc`, `label` (the content's accessible name), `dark`, `readOnly`, `onChange(text)`
 * (typing only, never an answer to `setDoc`), `onApply()`, `lint(text) -> [{from, to, severity,
 * message}]`, `complete(text, at, explicit) -> {from, to?, options: [{label, type, detail,
 * apply}]}` or null; without `to` the cursor ends the range.
 */
export function mount(parent, options) {
  const host = document.createElement("div");
  host.style.height = "100%";
  parent.append(host);
  const inside = parent.getRootNode() instanceof ShadowRoot;
  const root = inside
    ? parent.getRootNode()
    : host.attachShadow({ mode: "open", delegatesFocus: true });
  const view = new EditorView({
    parent: inside ? host : root,
    root,
    state: EditorState.create({ doc: options.doc ?? "", extensions: extensions(options) }),
  });
  return {
    /** Replaces the whole text; the cursor stays where it was, as far as the text reaches. */
    setDoc(text) {
      const old = view.state.doc.toString();
      if (old === text) return;
      const head = Math.min(view.state.selection.main.head, text.length);
      view.dispatch({
        changes: { from: 0, to: old.length, insert: text },
        selection: { anchor: head },
        annotations: fromOutside.of(true),
      });
    },
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    /** Shows these findings now, in place of those that `lint` gave last. */
    setDiagnostics(found) {
      const text = view.state.doc.toString();
      view.dispatch(setDiagnostics(view.state, diagnostics(text, found)));
    },
    /** Asks `lint` again: the text is the same, but the rules or the world changed. */
    relint() {
      view.dispatch({ effects: askAgain.of(null) });
      forceLinting(view);
    },
    /** Puts the cursor at a byte offset and shows it (a click on a finding in the list). */
    goTo(at) {
      const [anchor] = unitsFromBytes(view.state.doc.toString(), [at]);
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
    destroy() {
      view.destroy();
      host.remove();
    },
  };
}
