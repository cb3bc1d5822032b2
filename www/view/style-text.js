// The galley: title, then rows of text and margin, and what lies over the text.

export default `
.galley { margin-top: 1.6em; min-width: 0; }
.kicker { font-size: 0.95em; font-weight: 600; color: var(--proof); }
.summary {
  display: flex; flex-wrap: wrap; gap: 0 1.6em; align-items: baseline;
  padding-block: 0.35em; border-block: 1px solid var(--hair); font-size: 0.94em;
}
.kicker:not(:empty) + .summary { margin-top: 0.5em; }
.summary .count { font-weight: 600; }
.summary .length, .summary .restored { color: var(--soft); font-variant-numeric: lining-nums; }
.summary .restored { font-style: italic; }
.summary button { font-weight: 400; margin-inline-start: 0.5em; }

.stage, .row, .given { scroll-margin-top: calc(var(--bar, 3em) + 0.75em); }
.row { display: grid; grid-template-columns: minmax(0, 1fr); }
.row:focus, .given:focus { outline: none; }
.many .chunk { content-visibility: auto; contain-intrinsic-size: auto calc(var(--lines) * var(--text-size) * var(--leading)); }
.text, .given { min-width: 0; font-family: var(--face); font-size: var(--text-size); line-height: var(--leading); }
.text { hanging-punctuation: first last; max-width: var(--column); }
.text > * { margin-block: 0 0.9em; }
.text p { text-wrap: pretty; }
.row.head .text { max-width: none; }
.row.head .text > h1 {
  margin-block: 0.5em 0.4em; max-width: 17em;
  font-family: var(--serif); font-size: clamp(1.7em, 7.5cqi, 2.8em); font-weight: 500; line-height: 1.06; letter-spacing: -0.02em; text-wrap: balance;
}
.frame[data-face='sans'] .row.head .text > h1 { font-family: var(--sans); letter-spacing: -0.025em; font-weight: 650; }
.credits { display: flex; flex-wrap: wrap; gap: 0 1em; max-width: 42em; padding-top: 0.5em; border-top: 1px solid var(--ink); font-size: 0.8em; color: var(--soft); }
.credits .byline { color: var(--ink); font-weight: 600; }
.text :is(h2, h3, h4, h5, h6) { margin-block: 1.1em 0.35em; font-size: 1.3em; font-weight: 600; line-height: 1.2; text-wrap: balance; }
.text :is(h4, h5, h6) { font-size: 1.08em; }
.text blockquote { margin-inline: 1.25em 0; padding-inline-start: 1em; border-inline-start: 3px double var(--soft); }
.text :is(ul, ol) { padding-inline-start: 1.4em; }
/* a shadow at each edge behind which there is more; at the end of the line its own ground, which moves with it, covers that */
.text pre, .text .table {
  --ground: var(--paper); --edge: color-mix(in srgb, var(--ink) 25%, transparent), transparent 0.7em;
  overflow-x: auto; max-width: 100%;
  background:
    linear-gradient(90deg, var(--ground) 0.7em, transparent 1.4em) local, linear-gradient(270deg, var(--ground) 0.7em, transparent 1.4em) local,
    linear-gradient(90deg, var(--edge)), linear-gradient(270deg, var(--edge)), var(--ground);
}
.text pre { font: 0.85em/1.5 ui-monospace, 'DejaVu Sans Mono', monospace; font-variant-numeric: normal; --ground: var(--leaf); padding: 0.6em 0.8em; border: 1px solid var(--hair); }
.text table { border-collapse: collapse; border-block: 1px solid var(--ink); font-size: 0.9em; font-variant-numeric: lining-nums tabular-nums; }
.text :is(td, th) { padding: 0.3em 0.9em 0.3em 0; border-top: 1px solid var(--hair); text-align: start; vertical-align: top; }
.text figure { margin-inline: 0; }
.text :is(figcaption, .caption, .picture, .footnote) { font-size: 0.9em; color: var(--soft); }
.text .picture { font-style: italic; }
.text .break { white-space: pre-line; }
.text hr { border: 0; border-top: 1px solid var(--hair); }
.given { max-width: calc(var(--column) * 1.25); white-space: pre-wrap; overflow-wrap: anywhere; }
.stage[data-view='original'] { padding-top: 1.25em; }
.nothing { padding-block: 2em; font-size: 1.2em; }

/* what lies over the text */
.quotation {
  padding-block: 0.08em; background: var(--tint); color: inherit;
  text-decoration: underline var(--stroke) var(--line) var(--weight); text-underline-offset: 0.22em; text-decoration-skip-ink: none;
  box-decoration-break: clone; -webkit-box-decoration-break: clone; cursor: pointer;
}
.quotation.likely { background: linear-gradient(transparent 60%, var(--tint) 0); }
.unmarked .quotation { background: none; text-decoration: none; cursor: auto; }
.unmarked .note.speaker { display: none; }
.out { color: var(--soft); text-decoration: line-through 1px var(--proof); }
.unseen::before { content: attr(data-sign); margin: 0 .1em; padding: 0 .2em; border: 1px dotted; border-radius: .2em; font: .7em/1 var(--sans); unicode-bidi: isolate; }
.out .quotation { background: none; text-decoration: line-through 1px var(--proof); }
.back { text-decoration: underline dotted 1px var(--proof); text-underline-offset: 0.22em; }
.flag { text-decoration: underline dotted 1.5px var(--proof); text-underline-offset: 0.26em; text-decoration-skip-ink: none; }
del.repair { color: var(--soft); text-decoration: line-through 1px var(--proof); }
ins.repair { color: var(--proof); text-decoration: underline 1px var(--proof); text-underline-offset: 0.18em; }
.highlighted { background: var(--lit); }
::highlight(offprint-found) { background-color: var(--lit); color: var(--ink); }

/* two panes side by side */
.pane { min-width: 0; container: pane / inline-size; }
.two .panes { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); margin-top: 0.75em; border-block: 1px solid var(--ink); }
.two .pane { height: calc(100vh - var(--bar, 3em) - 2.2em); overflow-y: auto; overscroll-behavior: contain; padding-inline: 0 1.5em; }
.two .pane:not(.first) { padding-inline: 1.75em 0.5em; border-inline-start: 1px solid var(--hair); }
.two .row { scroll-margin-top: 0; }
`;
