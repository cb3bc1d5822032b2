// How the surface changes with its own width (not the window's), with forced colours, and on paper.

export default `
/* what went is one line, until it is asked about */
@container pane (width < 36em) {
  .gone { padding-block: 0.1em; }
  .gone:not(:has([open])) { display: flex; align-items: baseline; gap: 0 0.8em; }
  .gone:not(:has([open])) .text { flex: 1; cursor: pointer; }
  .gone:not(:has([open])) .text > * { margin: 0; font-size: 0.94em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .gone:not(:has([open])) .notes { flex: none; margin: 0; padding: 0; border: 0; }
  .outside .gone:not(:has([open])) { flex-wrap: wrap; }
  .outside .gone:not(:has([open])) .text { flex-basis: 12em; }
}
@container offprint (max-width: 30em) {
  #help, .tools [aria-disabled='true']:not(:focus) { display: none; }
  .summary .count { flex-basis: 100%; }
  .summary .details { margin-inline-start: 0; }
  .tools { gap: 0 0.95em; font-size: 0.96em; }
  .galley { margin-top: 0.9em; }
}

@container offprint (min-width: 40em) {
  .bar {
    position: sticky; z-index: 2; top: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.6em;
    padding-block: 0.35em; background: var(--paper); border-bottom: 1px solid var(--ink);
  }
  .views { position: static; padding: 0; border: 0; margin-inline-end: auto; }
  .tools { padding: 0; position: static; }
  .panel { inset-inline: auto 0; width: 24em; }
  .sheet { display: grid; grid-template-columns: 2.1em minmax(0, 1fr); column-gap: 1.6em; align-items: start; }
  .bar, .index { grid-column: 1 / -1; }
  .strip { display: block; top: calc(var(--bar, 3em) + 1em); height: min(100vh - var(--bar, 3em) - 2em, var(--rows, 40) * 2.5em); margin-top: 1.6em; }
  .row { grid-template-columns: min(var(--column), 100% - var(--gutter) - 9.5em) minmax(0, var(--margin)); column-gap: var(--gutter); }
  .row.head { grid-template-columns: minmax(0, 1fr); }
  .notes { margin-block: 0.3em 0.6em; padding: 0; border: 0; }
  .gone .notes { margin-block: 0 0.6em; }
  .note:is(.removal, .flagged, .repaired) { position: relative; padding-top: 0.3em; border-top: 1px solid var(--proof); }
  .note:is(.removal, .flagged, .repaired)::before {
    content: ''; position: absolute; top: -1px; inset-inline-start: -1.9em; width: 1.9em; border-top: 1px solid var(--proof);
  }
  [dir='rtl'] .note:is(.removal, .flagged, .repaired)::before { inset-inline: auto -1.9em; }
  .outside .note.removal { border: 0; }
  .outside .note.removal::before { content: none; }
  .index { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 3em; }
  .index > section + section { margin: 0; padding: 0; border: 0; }
  .index > section + section h2 { padding-top: 0.5em; }
}

@container offprint (min-width: 62em) {
  .wide { display: inline-block; }
  .sheet { grid-template-columns: 2.1em minmax(0, 1fr) minmax(15em, 19em); }
  .index {
    display: block; grid-column: 3; position: sticky; top: calc(var(--bar, 3em) + 0.5em); max-height: calc(100vh - var(--bar, 3em) - 1em);
    margin-top: 1.6em; padding: 0 0.4em 1em 1.6em; border-top: 0; border-inline-start: 1px solid var(--hair);
    overflow-y: auto; overscroll-behavior: contain;
  }
  .index h2 { padding-top: 0; }
  .index > section + section { margin-top: 1.4em; padding-top: 0.7em; border-top: 4px double var(--ink); }
  .index > section + section h2 { padding-top: 0; }
  .two .sheet { grid-template-columns: 2.1em minmax(0, 1fr); }
  .two .index { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: 3em; grid-column: 1 / -1; position: static; max-height: none; border: 0; border-top: 4px double var(--ink); padding: 0.5em 0 0; }
  .two .index > section + section { margin: 0; padding: 0; border: 0; }
  .two .row { grid-template-columns: minmax(0, 1fr); }
  .two .notes { padding-inline-start: 1em; border-inline-start: 1px solid var(--hair); margin-block: -0.35em 1.1em; }
  .two .note::before { content: none !important; }
  .two .gone .note { border: 0; padding: 0; }
}
@container offprint (min-width: 106em) {
  .two .sheet { grid-template-columns: 2.1em minmax(0, 1fr) minmax(15em, 19em); }
  .two .index { display: block; grid-column: 3; border: 0; padding-top: 1.5em; }
  .two .index > section + section { margin-top: 1.4em; padding-top: 0.7em; border-top: 4px double var(--ink); }
}

@media (forced-colors: active) {
  .views button[aria-selected='true'] { border-bottom: 3px solid Highlight; }
  .quotation { background: Canvas; color: CanvasText; }
  .out { color: GrayText; }
  .live { border: 1px solid; }
  .text pre, .text .table { background: Canvas; }
  button[aria-disabled='true'] { color: GrayText; }
  .strip { forced-color-adjust: none; background: #fff; outline: 1px solid CanvasText; color-scheme: light; }
  .bar-line { border: 1px solid CanvasText; }
  .bar-line::before { background: CanvasText; }
}

@media print {
  :host { font-size: 10.5pt; }
  .frame { --text-size: 11pt; --column: 36em; }
  .bar, .strip, .index, .summary, .busy, .failure, .outside, .note.speaker, .note button, .note .see, .panel, .live, dialog { display: none !important; }
  .sheet { display: block !important; padding: 0; }
  .galley { margin: 0; }
  .stage:not([data-view='marked']) .notes { display: none; }
  .stage:not([data-view='marked']) .quotation { background: none; text-decoration: none; }
  .stage:not([data-view='marked']) .row { grid-template-columns: minmax(0, 1fr) !important; }
  .chunk, .voice { break-inside: auto; content-visibility: visible !important; }
  .text p { orphans: 3; widows: 3; }
  .row.head { break-after: avoid; }
  .two .panes { display: block; border: 0; }
  .two .pane { height: auto; overflow: visible; padding: 0; border: 0; }
  .pane.first { display: none; }
}
`;
