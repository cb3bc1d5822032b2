// Was nur die Erweiterung sagt, auf Deutsch: dieselben Schlüssel wie in en.js.

/** @type {typeof import('./en.js').manifest} */
export const manifest = {
  description: 'Der Artikel der offenen Seite: ohne Wiederholungen, jede Kürzung sichtbar, jedes Zitat mit Sprecher. Nichts verlässt Ihr Gerät.',
  button: 'Diese Seite mit Offprint lesen',
  readSelection: 'Die Auswahl mit Offprint lesen',
};

/** @type {typeof import('./en.js').errors} */
export const errors = {
  NotAsked: { title: 'Offprint wurde auf dieser Seite noch nicht gerufen', help: 'Es darf eine Seite nur lesen, wenn Sie es darum bitten. Gehen Sie auf die Seite und klicken Sie in der Symbolleiste auf Offprint.' },
  BrowserPage: { title: 'Das ist eine Seite des Browsers selbst', help: 'Browser lassen keine Erweiterung ihre eigenen Seiten lesen. Öffnen Sie einen Artikel und klicken Sie in der Symbolleiste auf Offprint.' },
  StorePage: { title: 'Das ist ein Laden für Erweiterungen', help: 'Browser lassen keine Erweiterung dort lesen, woher Erweiterungen kommen. Öffnen Sie anderswo einen Artikel und klicken Sie in der Symbolleiste auf Offprint.' },
  PdfPage: { title: 'Das ist ein PDF', help: 'Browser lassen keine Erweiterung ihre PDF-Anzeige lesen. Gibt es den Artikel auch als Webseite, öffnen Sie diese und klicken Sie in der Symbolleiste auf Offprint.' },
  FilePage: { title: 'Das ist eine Datei auf Ihrem Gerät', help: 'Der Browser lässt Offprint Dateien nur lesen, wenn Sie es erlauben: auf seiner Seite für Erweiterungen, unter Offprint, „Zugriff auf Datei-URLs zulassen“. Laden Sie die Datei dann neu und klicken Sie auf Offprint.' },
  GuardedPage: { title: 'Der Browser hält diese Seite verschlossen', help: 'Vielleicht ist sie eine Fehlermeldung, ein PDF oder eine der wenigen Websites, die der Browser schützt. Laden Sie die Seite neu, oder öffnen Sie den Artikel anderswo, und klicken Sie in der Symbolleiste auf Offprint.' },
  EmptyPage: { title: 'Auf dieser Seite steht kein Text', help: 'Vielleicht lädt sie noch, zeigt ihren Text als Bild oder holt ihn in einem Rahmen von einer anderen Website. Warten Sie, bis Sie den Artikel sehen, und lesen Sie neu, oder öffnen Sie den Rahmen in einem eigenen Tab.' },
  EnormousPage: { title: 'Diese Seite ist zu groß', help: 'Offprint liest Seiten bis 64 MB. Wählen Sie den Teil aus, den Sie lesen möchten, und klicken Sie in der Symbolleiste auf Offprint.' },
};

/** @type {typeof import('./en.js').say} */
export const say = {
  // die Seitenleiste
  markPage: 'Auf der Seite markieren',
  readAgain: 'Neu lesen',
  moreActions: 'Mehr',
  openTab: 'In einem Tab öffnen',
  options: 'Einstellungen',
  remember: 'Ansicht und Stufe für {site} merken',

  // die Einstellungen
  optionsTitle: 'Einstellungen von Offprint',
  startTitle: 'Wie ein Artikel aufgeht',
  firstView: 'Ansicht',
  reasonsTitle: 'Was entfernt wird',
  reasonsHelp: 'Was nicht angekreuzt ist, bleibt im Text.',
  languageAuto: 'Wie der Browser',
  shortcutTitle: 'Tastenkürzel',
  shortcut: 'Öffnet Offprint auf der Seite: {keys}',
  noShortcut: 'Bisher öffnet keine Taste Offprint.',
  changeShortcut: 'Tastenkürzel ändern',
  sitesTitle: 'Websites mit eigener Wahl',
  sitesHelp: 'Was Sie in der Seitenleiste mit „merken“ gewählt haben. Es bleibt auf diesem Gerät.',
  noSites: 'Bisher keine.',
  forget: '{site} vergessen',
  forgetAll: 'Alle vergessen',
  fileTitle: 'Alle Einstellungen in einer Datei',
  saveFile: 'Als Datei sichern',
  loadFile: 'Aus einer Datei laden',
  loaded: 'Aus der Datei geladen.',
  notLoaded: 'In dieser Datei stehen keine Einstellungen von Offprint. Nichts wurde geändert.',
  saved: 'Gemerkt. Es gilt ab dem nächsten Artikel.',
};
