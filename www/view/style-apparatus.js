// What stands in the margin: what was taken out and why, what to look at, who speaks; and the rest of the page below.

export default `
.notes {
  display: flex; flex-direction: column; gap: 0.5em; margin-block: -0.35em 1.1em; padding-inline-start: 1em;
  border-inline-start: 1px solid var(--hair); font-size: 0.88em; line-height: 1.3;
}
.note { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.6em; }
.note details[open] { flex-basis: 100%; }
.note summary { min-height: 1.7em; cursor: pointer; }
.note summary::marker { color: var(--soft); font-size: 0.8em; }
.note strong { font-weight: 600; color: var(--proof); }
.gone .text > * { margin-block: 0 0.4em; }
.gone + .row:not(.gone) { margin-top: 0.6em; }
.note.restored strong { text-decoration: line-through; }
.note.flagged strong, .note.repaired strong { color: var(--ink); }
.note :is(a, button) { min-height: 1.7em; padding: 0.1em 0; display: inline-flex; align-items: center; }
.note button, .outside .all button { color: var(--ink); font-weight: 600; text-underline-offset: 0.18em; }
.note button:hover, .outside .all button:hover { color: var(--proof); }
.speaker a { text-decoration: none; }
.speaker bdi, .voice .name, .chart .name {
  padding-inline: 0.15em; margin-inline-start: -0.15em; background: linear-gradient(transparent 20%, var(--tint) 0);
  text-decoration: underline var(--stroke) var(--line) var(--weight); text-underline-offset: 0.22em; text-decoration-skip-ink: none;
}

.outside { margin-top: 2.5em; border-top: 4px double var(--ink); }
.outside > summary { padding-block: 0.6em; font-weight: 600; cursor: pointer; }
.outside .all { margin-bottom: 1em; }
.outside .text { font-size: 0.94em; }
.outside .removal strong { color: var(--soft); font-weight: 400; }
`;
