// Works without a network after the first load, and says when a newer version waits. The version changes only when the
// reader says so: the page is loaded anew, and all of it is new.

import { button } from '../dom.js';
import { trustedAddress } from '../engine.js';

/** @param {HTMLElement} news where to say it @param {() => import('../phrases.js').Phrases} phrases */
export async function offline(news, phrases) {
  if (!('serviceWorker' in navigator)) return;
  try {
    const had = Boolean(navigator.serviceWorker.controller);
    const registration = await navigator.serviceWorker.register(/** @type {string} */ (trustedAddress(new URL('sw.js', document.baseURI))));
    const offer = () => {
      const { waiting } = registration;
      if (!waiting || !navigator.serviceWorker.controller) return;
      news.replaceChildren(`${phrases().say('updateReady')} `, button(phrases().say('update'), () => waiting.postMessage('take over')));
      news.hidden = false;
    };
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', offer));
    offer();
    let isLoading = false;
    navigator.serviceWorker.addEventListener('controllerchange', () => {
      if (!had || isLoading) return;
      isLoading = true;
      location.reload();
    });
  } catch {
    // a private window, or a server without the list of files: then it works as any page does
  }
}
