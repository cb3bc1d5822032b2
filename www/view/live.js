// What the surface says: always to those who listen; where nothing else shows it, for a while to those who look.

/** Milliseconds for which it is to be seen. */
const SHOWN = 4000;

/** @param {HTMLElement} live a status that is transparent @param {string} message @param {boolean} shown */
export function tell(live, message, shown) {
  // the same words twice would be read once
  live.textContent = live.textContent === message ? `${message}\u00a0` : message;
  // what comes later takes the place of what is still shown
  live.animate({ opacity: shown ? [1, 1] : [0, 0] }, SHOWN);
}
