// The element's style sheets, made once and adopted by every shadow root: no style element, no attribute, no request,
// so that they hold under the strictest Content Security Policy.

import apparatus from './style-apparatus.js';
import frame from './style-frame.js';
import index from './style-index.js';
import text from './style-text.js';
import theme from './style-theme.js';
import widths from './style-widths.js';

/** @type {CSSStyleSheet[] | null} */
let made = null;

/** @param {string} css */
function sheet(css) {
  const made = new CSSStyleSheet();
  made.replaceSync(css);
  return made;
}

export function sheets() {
  made ??= [theme, frame, text, apparatus, index, widths].map(sheet);
  return made;
}

/** Paper, ink and the colours of speakers, for a page that is to look like the element: adopt it in the document. */
export const themeSheet = () => /** @type {CSSStyleSheet} */ (sheets()[0]);
