// What was chosen, kept by the browser on this machine: how the text is set, how an article opens, what is taken out,
// the language, and what was kept for single sites.

import { LANGUAGES } from '../phrases.js';
import { reasons } from '../messages/en.js';
import { checked as checkedSettings } from '../view/settings.js';
import { api } from './api.js';

/** @typedef {import('../types.js').Reason} Reason */
/** @typedef {'cleaned' | 'marked' | 'original'} View */
/** @typedef {'careful' | 'standard' | 'thorough'} Level */
/** @typedef {{view: View, level: Level}} Start how an article opens */

/**
 * @typedef {object} Preferences
 * @property {import('../view/settings.js').Settings} settings
 * @property {View} view
 * @property {Level} level
 * @property {Reason[]} keep reasons that take nothing out
 * @property {string} lang of the interface; empty for the browser's
 * @property {Record<string, Start>} sites by origin
 */

/** @type {View[]} */
export const VIEWS = ['cleaned', 'marked', 'original'];
/** @type {Level[]} */
export const LEVELS = ['careful', 'standard', 'thorough'];
export const REASONS = /** @type {Reason[]} */ (Object.keys(reasons));

/** The value if it is one of those that there are, else the usual one. @template V @param {unknown} value @param {readonly V[]} values @param {V} usual @returns {V} */
const oneOf = (value, values, usual) => values.find((each) => each === value) ?? usual;

/** @param {any} given @returns {Start} */
const start = (given) => ({ view: oneOf(given?.view, VIEWS, 'cleaned'), level: oneOf(given?.level, LEVELS, 'standard') });

/** Whether something can be kept for it: a site by its scheme and host. @param {string} origin */
export const isSite = (origin) => URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol) && new URL(origin).origin === origin;

/** What is usable of preferences that come from elsewhere; the rest as usual. @param {any} given @returns {Preferences} */
export function checked(given) {
  const sites = Object.entries(Object(given?.sites)).filter(([origin]) => isSite(origin));
  return {
    settings: checkedSettings(given?.settings),
    ...start(given),
    keep: Array.isArray(given?.keep) ? REASONS.filter((reason) => given.keep.includes(reason)) : [],
    lang: oneOf(given?.lang, Object.keys(LANGUAGES), ''),
    sites: Object.fromEntries(sites.map(([origin, kept]) => [origin, start(kept)])),
  };
}

export async function load() {
  return checked(await api.storage.local.get(['settings', 'view', 'level', 'keep', 'lang', 'sites']));
}

/** @param {Partial<Preferences>} changed */
export const store = (changed) => api.storage.local.set(changed);

/** Keeps how an article of a site opens, or forgets it. @param {string} origin @param {Start | null} kept */
export async function keepFor(origin, kept) {
  const { sites } = await load();
  if (kept) sites[origin] = kept;
  else delete sites[origin];
  await store({ sites });
}
