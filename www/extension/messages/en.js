// What only the extension says, in English; the other languages' files have the same keys. The rest is ../../messages/.

/** Texts that the browser itself shows: the package's `_locales`, made by scripts/extension.js. */
export const manifest = {
  description: 'The article of the open page: without repeats, every removal in view, each quotation with its speaker. Nothing leaves your machine.',
  button: 'Read this page with Offprint',
  readSelection: 'Read the selection with Offprint',
};

/** Why a page cannot be read, and what to do, by the error's name. @type {Record<string, {title: string, help: string}>} */
export const errors = {
  NotAsked: { title: 'Offprint has not been asked to read this page', help: 'It may read a page only when you ask it to. Go to the page and click Offprint in the toolbar.' },
  BrowserPage: { title: 'This is a page of the browser itself', help: 'Browsers let no extension read their own pages. Open an article and click Offprint in the toolbar.' },
  StorePage: { title: 'This is a store for extensions', help: 'Browsers let no extension read the places where extensions come from. Open an article elsewhere and click Offprint in the toolbar.' },
  PdfPage: { title: 'This is a PDF', help: 'Browsers let no extension read their PDF viewer. If the article is also there as a web page, open that and click Offprint in the toolbar.' },
  FilePage: { title: 'This is a file on your machine', help: 'The browser lets Offprint read files only if you allow it: on its page for extensions, under Offprint, “Allow access to file URLs”. Then load the file again and click Offprint.' },
  GuardedPage: { title: 'The browser keeps this page closed', help: 'It may be the notice of an error, a PDF, or one of the few sites that the browser guards. Load the page again, or open the article elsewhere, and click Offprint in the toolbar.' },
  EmptyPage: { title: 'There is no text on this page', help: 'It may still be loading, show its text as a picture, or take it from another site in a frame. Wait until you see the article and read again, or open the frame in a tab of its own.' },
  EnormousPage: { title: 'This page is too large', help: 'Offprint reads pages of up to 64 MB. Select the part that you want to read and click Offprint in the toolbar.' },
};

export const say = {
  // the panel
  markPage: 'Mark on the page',
  readAgain: 'Read again',
  moreActions: 'More',
  openTab: 'Open in a tab',
  options: 'Options',
  remember: 'Keep view and level for {site}',

  // the options
  optionsTitle: 'Options of Offprint',
  startTitle: 'How an article opens',
  firstView: 'View',
  reasonsTitle: 'What to take out',
  reasonsHelp: 'What is not ticked stays in the text.',
  languageAuto: 'As the browser',
  shortcutTitle: 'Shortcut',
  shortcut: 'Opens Offprint on the page: {keys}',
  noShortcut: 'No key opens Offprint so far.',
  changeShortcut: 'Change the shortcut',
  sitesTitle: 'Sites with a choice of their own',
  sitesHelp: 'What you chose in the panel with “Keep view and level”. It is kept on this machine.',
  noSites: 'None so far.',
  forget: 'Forget {site}',
  forgetAll: 'Forget all',
  fileTitle: 'All options in a file',
  saveFile: 'Save as a file',
  loadFile: 'Load from a file',
  loaded: 'Loaded from the file.',
  notLoaded: 'This file holds no options of Offprint. Nothing was changed.',
  saved: 'Kept. It holds from the next article on.',
};
