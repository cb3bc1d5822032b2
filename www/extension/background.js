// The toolbar button, its shortcut and the context menu: each opens the panel, which reads the page. Nothing else happens here.

// a service worker may not load modules later, so all languages are there from the start
import * as de from '../messages/de.js';
import * as en from '../messages/en.js';
import * as es from '../messages/es.js';
import * as fr from '../messages/fr.js';

const api = globalThis.browser ?? globalThis.chrome;

/** Opens the panel; has to begin in the same turn as the click. @param {{id?: number, windowId: number}} tab */
function open({ id }) {
  if (id === undefined) return;
  if (api.sidePanel) {
    api.sidePanel.setOptions({ tabId: id, path: `extension/panel.html?tab=${id}`, enabled: true });
    api.sidePanel.open({ tabId: id });
  } else api.sidebarAction.open();
  // a panel that is open already reads anew; one that is just opening reads by itself
  api.runtime.sendMessage({ read: id }).catch(() => {});
}

api.action.onClicked.addListener(open);
api.contextMenus.onClicked.addListener((_, tab) => open(tab));
api.runtime.onInstalled.addListener(() => {
  const { say } = { de, en, es, fr }[api.i18n.getUILanguage().slice(0, 2)] ?? en;
  api.contextMenus.removeAll().then(() => {
    api.contextMenus.create({ id: 'page', title: say.readPage, contexts: ['page'] });
    api.contextMenus.create({ id: 'selection', title: say.readSelection, contexts: ['selection'] });
  });
});
