// Ce que seule l’extension dit, en français : les mêmes clés que dans en.js.

/** @type {typeof import('./en.js').manifest} */
export const manifest = {
  description: 'L’article de la page ouverte : sans répétitions, chaque retrait visible, chaque citation avec son auteur. Rien ne quitte l’appareil.',
  button: 'Lire cette page avec Offprint',
  readSelection: 'Lire la sélection avec Offprint',
};

/** @type {typeof import('./en.js').errors} */
export const errors = {
  NotAsked: { title: 'Offprint n’a pas été appelé sur cette page', help: 'Il ne peut lire une page que si vous le lui demandez. Allez sur la page et cliquez sur Offprint dans la barre d’outils.' },
  BrowserPage: { title: 'C’est une page du navigateur lui-même', help: 'Les navigateurs ne laissent aucune extension lire leurs propres pages. Ouvrez un article et cliquez sur Offprint dans la barre d’outils.' },
  StorePage: { title: 'C’est une boutique d’extensions', help: 'Les navigateurs ne laissent aucune extension lire les pages d’où viennent les extensions. Ouvrez un article ailleurs et cliquez sur Offprint dans la barre d’outils.' },
  PdfPage: { title: 'C’est un PDF', help: 'Les navigateurs ne laissent aucune extension lire leur lecteur PDF. Si l’article existe aussi comme page web, ouvrez-la et cliquez sur Offprint dans la barre d’outils.' },
  FilePage: { title: 'C’est un fichier de votre appareil', help: 'Le navigateur ne laisse Offprint lire des fichiers que si vous l’autorisez : sur sa page des extensions, sous Offprint, « Autoriser l’accès aux URL de fichier ». Rechargez ensuite le fichier et cliquez sur Offprint.' },
  GuardedPage: { title: 'Le navigateur garde cette page fermée', help: 'C’est peut-être un message d’erreur, un PDF ou l’un des rares sites que le navigateur protège. Rechargez la page, ou ouvrez l’article ailleurs, et cliquez sur Offprint dans la barre d’outils.' },
  EmptyPage: { title: 'Il n’y a pas de texte sur cette page', help: 'Elle charge peut-être encore, montre son texte comme une image ou le prend d’un autre site dans un cadre. Attendez de voir l’article et relisez, ou ouvrez le cadre dans un onglet à part.' },
  EnormousPage: { title: 'Cette page est trop volumineuse', help: 'Offprint lit des pages jusqu’à 64 Mo. Sélectionnez la partie que vous voulez lire et cliquez sur Offprint dans la barre d’outils.' },
};

/** @type {typeof import('./en.js').say} */
export const say = {
  // le panneau
  markPage: 'Marquer sur la page',
  readAgain: 'Relire',
  moreActions: 'Plus',
  openTab: 'Ouvrir dans un onglet',
  options: 'Options',
  remember: 'Garder vue et niveau pour {site}',

  // les options
  optionsTitle: 'Options d’Offprint',
  startTitle: 'Comment un article s’ouvre',
  firstView: 'Vue',
  reasonsTitle: 'Ce qui est retiré',
  reasonsHelp: 'Ce qui n’est pas coché reste dans le texte.',
  languageAuto: 'Comme le navigateur',
  shortcutTitle: 'Raccourci',
  shortcut: 'Ouvre Offprint sur la page : {keys}',
  noShortcut: 'Aucune touche n’ouvre Offprint pour le moment.',
  changeShortcut: 'Changer le raccourci',
  sitesTitle: 'Sites avec un choix à eux',
  sitesHelp: 'Ce que vous avez choisi dans le panneau avec « Garder ». Cela reste sur cet appareil.',
  noSites: 'Aucun pour le moment.',
  forget: 'Oublier {site}',
  forgetAll: 'Tout oublier',
  fileTitle: 'Toutes les options dans un fichier',
  saveFile: 'Enregistrer dans un fichier',
  loadFile: 'Charger depuis un fichier',
  loaded: 'Chargé depuis le fichier.',
  notLoaded: 'Ce fichier ne contient pas d’options d’Offprint. Rien n’a été changé.',
  saved: 'C’est retenu, à partir du prochain article.',
};
