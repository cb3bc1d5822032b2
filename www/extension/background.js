// The toolbar button, its shortcut and the context menu: each opens the panel, which reads the page. Nothing else happens here.

import { api } from './api.js';

/** Opens the panel; has to begin in the same turn as the click. @param {import('./browsers.d.ts').Tab | undefined} tab */
function open(tab) {
  const id = tab?.id;
  if (id === undefined) return;
  if (api.sidePanel) {
    void api.sidePanel.setOptions({ tabId: id, path: `extension/panel.html?tab=${id}`, enabled: true });
    void api.sidePanel.open({ tabId: id });
  } else void api.sidebarAction?.open();
  // a panel that is open already reads anew; one that is just opening reads by itself
  api.runtime.sendMessage({ read: id }).catch(() => {});
}

api.action.onClicked.addListener(open);
api.contextMenus.onClicked.addListener((_, tab) => open(tab));
api.runtime.onInstalled.addListener(() => {
  void api.contextMenus.removeAll().then(() => {
    api.contextMenus.create({ id: 'page', title: api.i18n.getMessage('button'), contexts: ['page'] });
    api.contextMenus.create({ id: 'selection', title: api.i18n.getMessage('readSelection'), contexts: ['selection'] });
  });
});
