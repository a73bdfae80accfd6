// The editor's look: only custom properties of static/css/tokens.css, so that light, dark, an
// embed's own theme and forced colours need nothing here. Custom properties reach into the
// editor's shadow root by inheritance.

import { EditorView } from "@codemirror/view";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const squiggle = (colour) => ({
  backgroundImage: "none",
  textDecoration: `underline wavy ${colour}`,
  textUnderlineOffset: "3px",
  textDecorationSkipInk: "none",
});

const look = {
  "&": {
    color: "var(--c-text)",
    backgroundColor: "var(--c-bg)",
    fontSize: "var(--fs-12, .75rem)",
    height: "100%",
  },
  // The ring lies over the gutter, which would hide an outline of the editor itself.
  "&.cm-focused": { outline: "none" },
  "&.cm-focused::after": {
    content: '""',
    position: "absolute",
    inset: "0",
    border: "3px solid var(--c-accent)",
    pointerEvents: "none",
    zIndex: "250",
  },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { caretColor: "var(--c-text)" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--c-text)" },
  ".cm-selectionBackground": { backgroundColor: "var(--c-accent-tint)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--c-accent-tint)",
  },
  ".cm-gutters": {
    color: "var(--c-muted)",
    backgroundColor: "var(--c-panel)",
    borderRight: "1px solid var(--c-line)",
  },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLineGutter": { color: "var(--c-text)" },
  "&.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--c-control)",
  },
  ".cm-panels": { color: "var(--c-text)", backgroundColor: "var(--c-panel)" },
  ".cm-panel.cm-search": { fontFamily: "var(--font-ui)", padding: "6px 32px 6px 6px" },
  ".cm-panel.cm-search label": { fontSize: "inherit", whiteSpace: "nowrap" },
  ".cm-panel.cm-search input[type=checkbox]": { width: "24px", height: "24px" },
  ".cm-panel.cm-search [name=close]": { width: "24px", height: "24px", border: "0" },
  ".cm-panels .cm-textfield, .cm-panels button": {
    fontSize: "inherit",
    minHeight: "24px",
    color: "var(--c-text)",
    backgroundColor: "var(--c-raised)",
    backgroundImage: "none",
    border: "1px solid var(--c-control)",
    borderRadius: "var(--r-4)",
  },
  ".cm-searchMatch": {
    backgroundColor: "var(--c-accent-tint)",
    outline: "1px solid var(--c-accent)",
  },
  ".cm-tooltip": {
    color: "var(--c-text)",
    backgroundColor: "var(--c-raised)",
    border: "1px solid var(--c-line-strong)",
    borderRadius: "var(--r-6)",
    boxShadow: "var(--e-float)",
    maxWidth: "min(28rem, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { minHeight: "24px", lineHeight: "24px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    color: "var(--c-on-accent)",
    backgroundColor: "var(--c-accent)",
  },
  ".cm-completionDetail": { color: "var(--c-muted)", fontStyle: "normal" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },
  ".cm-diagnostic": { fontFamily: "var(--font-ui)", padding: "6px 10px" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--s-failed)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--s-leaving)" },
  ".cm-diagnostic-info, .cm-diagnostic-hint": { borderLeft: "4px solid var(--c-control)" },
  ".cm-lintRange-error": squiggle("var(--s-failed)"),
  ".cm-lintRange-warning": squiggle("var(--s-leaving)"),
  ".cm-lintRange-info, .cm-lintRange-hint": squiggle("var(--c-control)"),
};

// Weight and style tell the parts of the JSON apart: hues belong to task states.
const marks = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--c-text)", fontWeight: "600" },
  { tag: tags.string, color: "var(--c-text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--c-accent)" },
  { tag: [tags.separator, tags.brace, tags.squareBracket], color: "var(--c-muted)" },
]);

/** Theme and highlighting; `dark` only tells CodeMirror's own defaults which set to use. */
export function theme(dark) {
  return [EditorView.theme(look, { dark }), syntaxHighlighting(marks)];
}
