// What stands beside the article: the picture of it, the switches with their bars, and the index of voices.

export default `
.strip { display: none; position: sticky; touch-action: none; cursor: ns-resize; }
.strip canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
.strip .window {
  position: absolute; inset-inline: -4px; top: var(--from, 0); bottom: var(--to, 0); min-height: 6px;
  border: 1px solid var(--ink); background: color-mix(in srgb, var(--ink) 7%, transparent); pointer-events: none;
}

.index { margin-top: 3em; border-top: 4px double var(--ink); }
.index > section + section { margin-top: 1.6em; padding-top: 0.7em; border-top: 4px double var(--ink); }
.index h2 { padding-top: 0.5em; font-size: 1.27em; font-weight: 600; line-height: 1.2; }
.index > section + section h2 { padding-top: 0; }

.reasons, .chart { padding: 0; list-style: none; margin-top: 0.3em; }
.reason {
  display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: center; gap: 0 0.6em;
  padding-block: 0.1em 0.2em; font-size: 0.94em;
}
.reason button { min-height: 1.55em; }

.reason .figure { color: var(--soft); font-size: 0.92em; }
.reason .name { justify-self: start; text-align: start; text-decoration: none; overflow-wrap: anywhere; line-height: 1.25; }
.reasons .name:hover { text-decoration: underline; }
.reason.off .name { color: var(--soft); text-decoration: line-through 1px; }
.bar-line { grid-column: 2 / -1; height: 3px; background: color-mix(in srgb, var(--hair) 55%, transparent); }
.bar-line::before { content: ''; display: block; width: calc(var(--share, 0) * 100%); min-width: 2px; height: 100%; background: var(--line, var(--proof)); }
.off .bar-line::before { opacity: 0.3; }
.also { margin: 0.9em 0 0; font-size: 0.94em; font-weight: 600; }
.levels { display: flex; flex-wrap: wrap; gap: 0 0.9em; margin-top: 0.7em; font-size: 0.94em; }
.levels legend { float: left; width: 100%; }
.levels label { display: inline-flex; align-items: center; gap: 0.35em; min-height: 1.75em; }

.controls { display: flex; flex-wrap: wrap; align-items: center; gap: 0.4em 0.8em; margin-top: 0.7em; font-size: 0.94em; }
.controls select, .controls input[type='search'] { flex: 1 1 7em; min-width: 0; }
.voice { content-visibility: auto; contain-intrinsic-size: auto 10em; padding-block: 0.8em; border-bottom: 1px solid var(--hair); }
.voice h3 { font-size: 1em; font-weight: 600; }
.voice h3 .figure { font-weight: 400; font-size: 0.9em; }
.titles { font-size: 0.86em; color: var(--soft); }
.voice ol { margin: 0.2em 0 0; padding: 0; list-style: none; }
.entry { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 0.8em; align-items: start; padding-block: 0.2em; font-size: 0.9em; line-height: 1.35; }
.entry a {
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; line-clamp: 3; overflow: hidden; min-height: 1.5em; text-decoration: none;
}
.entry a:hover { text-decoration: underline; }
.entry .why { grid-row: 2; }
.entry.removed a { text-decoration: line-through 1px var(--proof); color: var(--soft); }
.copy-one { grid-row: 1; grid-column: 2; color: var(--soft); opacity: 0; }
.entry:hover .copy-one, .entry:focus-within .copy-one { opacity: 1; }
@media (hover: none) { .copy-one { opacity: 1; } }
`;
