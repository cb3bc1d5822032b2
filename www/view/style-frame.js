// The frame: type and controls, the bar, menus, messages and dialogs.

export default `
:host {
  display: block;
  container: offprint / inline-size;
  color: var(--ink);
  font-family: var(--serif);
  font-size: var(--offprint-size, 1.0625rem);
  line-height: 1.45;
  font-optical-sizing: auto;
  font-variant-numeric: oldstyle-nums;
  overflow-wrap: break-word;
  scrollbar-color: var(--soft) transparent;
}
:host([hidden]), [hidden] { display: none !important; }
*, ::before, ::after { box-sizing: border-box; }
.frame {
  --text-scale: 1.1176;
  --text-size: calc(var(--offprint-size, 1.0625rem) * var(--text-scale));
  --chars: 64;
  --column: calc(var(--text-size) * var(--chars) * 0.46);
  --leading: 1.55;
  --margin: 12.5em;
  --gutter: 2em;
  --face: var(--serif);
}
.frame[data-face='sans'] { --face: var(--sans); }
.frame[data-face='own'] { --face: var(--own, var(--serif)), var(--serif); }
h1, h2, h3, p, fieldset, ul, ol, dl, dd { margin: 0; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: 0.18em; }
.visually-hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.why { font-style: italic; color: var(--soft); }
.figure { font-variant-numeric: lining-nums tabular-nums; color: var(--proof); }
:focus-visible { outline: 2px solid var(--proof); outline-offset: 3px; }

button, input, select, textarea { font: inherit; color: inherit; }
button {
  min-height: 1.75em; padding: 0.1em 0; border: 0; background: none; cursor: pointer;
  text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: 0.22em;
}
button:hover { color: var(--proof); }
button[aria-disabled='true'] { color: var(--soft); text-decoration: none; cursor: default; }
button.primary { padding: 0.35em 1.1em; background: var(--ink); color: var(--paper); text-decoration: none; }
button.primary:hover { background: var(--proof); color: var(--paper); }
input, select { accent-color: var(--ink); }
input[type='checkbox'], input[type='radio'] { width: 1.05em; height: 1.05em; margin: 0; flex: none; }
input:not([type='checkbox'], [type='radio']), select, textarea {
  min-height: 2em; padding: 0.15em 0.45em; border: 1px solid var(--soft); border-radius: 0; background: var(--leaf);
}
input::placeholder { color: var(--soft); opacity: 1; font-style: italic; }
label.switch { display: inline-flex; align-items: center; gap: 0.5em; min-height: 1.75em; }
fieldset { padding: 0; border: 0; min-width: 0; }
legend { padding: 0; font-weight: 600; }
.links { display: flex; flex-wrap: wrap; gap: 0 1.1em; }

.sheet { padding-bottom: 4em; }
.sheet:focus, [tabindex='-1']:focus { outline: none; }

/* the bar */
.bar { display: contents; }
.views {
  position: sticky; z-index: 2; top: 0; display: flex; flex-wrap: wrap; gap: 0 1.35em; padding-block: 0.35em;
  background: var(--paper); border-bottom: 1px solid var(--ink); font-size: 1.06em;
}
.views button { text-decoration: none; color: var(--soft); min-height: 2em; }
.views button[aria-selected='true'] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -3px var(--proof); }
.tools { position: relative; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 0 1.1em; padding-top: 0.35em; }
.tools button[aria-pressed='true'] { text-decoration-thickness: 3px; text-decoration-color: var(--proof); }
.wide { display: none; }
.panel {
  position: absolute; z-index: 3; inset-inline: 0; top: 100%; max-width: 24em; padding: 0.9em 1.1em 1em;
  max-height: calc(100vh - var(--bar, 3em) - 1em); overflow-y: auto;
  background: var(--leaf); border: 1px solid var(--ink); border-top: 4px double var(--ink);
}
.forms { padding: 0; list-style: none; }
.forms li { display: grid; grid-template-columns: 1fr auto auto; gap: 1.2em; align-items: baseline; border-bottom: 1px solid var(--hair); }
.panel > .switch { margin-top: 0.5em; }
.choice { display: flex; flex-wrap: wrap; gap: 0.1em 0.9em; padding-bottom: 0.6em; }
.choice legend { float: left; width: 100%; }
.choice label { display: inline-flex; align-items: center; gap: 0.35em; min-height: 1.75em; }
.number { display: grid; grid-template-columns: 1fr 7.5em; align-items: center; gap: 1em; padding-block: 0.15em; }
.number input { width: 100%; font-variant-numeric: lining-nums tabular-nums; }

/* messages */
.busy, .failure { margin-block: 1.25em; padding-block: 0.9em; border-block: 1px solid var(--ink); }
.busy { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em 1.5em; }
.busy p { font-style: italic; }
.working { flex: 1; min-width: 6em; height: 4px; background: var(--hair); overflow: hidden; }
.working::after { content: ''; display: block; width: 30%; height: 100%; background: var(--proof); }
.failure { border-block-color: var(--proof); }
.failure h2 { font-size: 1.35em; font-weight: 600; color: var(--proof); }
.failure .actions { display: flex; flex-wrap: wrap; gap: 0.75em 1.2em; margin-top: 0.6em; }

/* takes no room: it lies over the end of the sheet */
.live {
  position: sticky; z-index: 4; bottom: 1.5em; width: fit-content; max-width: 100%; height: 2.4em; margin: -2.4em auto 0; padding: 0 1em;
  overflow: hidden; background: var(--ink); color: var(--paper); line-height: 2.4em; text-overflow: ellipsis; white-space: nowrap;
  opacity: 0; pointer-events: none;
}

dialog { width: min(40em, 100% - 2em); max-height: calc(100vh - 2em); padding: 1.5em; border: 1px solid var(--ink); border-top: 4px double var(--ink); background: var(--paper); color: var(--ink); overflow-y: auto; }
dialog::backdrop { background: rgb(0 0 0 / 0.5); }
dialog h2 { font-weight: 600; }
dialog textarea { display: block; width: 100%; margin-block: 1em; resize: vertical; }
dialog > button { margin-top: 1em; }
.keys { display: grid; grid-template-columns: auto 1fr; gap: 0.3em 1.2em; margin-block: 0.8em; }
.keys dt { white-space: nowrap; }
kbd { padding: 0.05em 0.45em; border: 1px solid var(--hair); border-bottom-width: 2px; background: var(--leaf); font: 0.9em var(--sans); font-variant-numeric: lining-nums; }

@media (prefers-reduced-motion: no-preference) {
  .working::after { animation: along 1.4s ease-in-out infinite alternate; }
  @keyframes along { to { transform: translateX(233%); } }
}
`;
