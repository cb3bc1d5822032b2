// Lo que solo dice la extensión, en español: las mismas claves que en en.js.

/** @type {typeof import('./en.js').manifest} */
export const manifest = {
  description: 'El artículo de la página abierta: sin repeticiones, cada supresión a la vista y cada cita con quien la dijo. Nada sale de su equipo.',
  button: 'Leer esta página con Offprint',
  readSelection: 'Leer la selección con Offprint',
};

/** @type {typeof import('./en.js').errors} */
export const errors = {
  NotAsked: { title: 'No se ha llamado a Offprint en esta página', help: 'Solo puede leer una página cuando usted se lo pide. Vaya a la página y haga clic en Offprint en la barra de herramientas.' },
  BrowserPage: { title: 'Esta es una página del propio navegador', help: 'Los navegadores no dejan que ninguna extensión lea sus propias páginas. Abra un artículo y haga clic en Offprint en la barra de herramientas.' },
  StorePage: { title: 'Esta es una tienda de extensiones', help: 'Los navegadores no dejan que ninguna extensión lea las páginas de donde vienen las extensiones. Abra un artículo en otro sitio y haga clic en Offprint en la barra de herramientas.' },
  PdfPage: { title: 'Esto es un PDF', help: 'Los navegadores no dejan que ninguna extensión lea su visor de PDF. Si el artículo está también como página web, ábrala y haga clic en Offprint en la barra de herramientas.' },
  FilePage: { title: 'Este es un archivo de su equipo', help: 'El navegador solo deja que Offprint lea archivos si usted lo permite: en su página de extensiones, en Offprint, «Permitir acceso a URL de archivo». Después vuelva a cargar el archivo y haga clic en Offprint.' },
  GuardedPage: { title: 'El navegador mantiene cerrada esta página', help: 'Puede ser un aviso de error, un PDF o uno de los pocos sitios que el navegador protege. Vuelva a cargar la página, o abra el artículo en otro sitio, y haga clic en Offprint en la barra de herramientas.' },
  EmptyPage: { title: 'No hay texto en esta página', help: 'Quizá todavía se está cargando, muestra su texto como imagen o lo toma de otro sitio en un marco. Espere hasta ver el artículo y lea de nuevo, o abra el marco en una pestaña propia.' },
  EnormousPage: { title: 'Esta página es demasiado grande', help: 'Offprint lee páginas de hasta 64 MB. Seleccione la parte que quiere leer y haga clic en Offprint en la barra de herramientas.' },
};

/** @type {typeof import('./en.js').say} */
export const say = {
  // el panel
  markPage: 'Marcar en la página',
  readAgain: 'Leer de nuevo',
  moreActions: 'Más',
  openTab: 'Abrir en una pestaña',
  options: 'Opciones',
  remember: 'Recordar vista y nivel para {site}',

  // las opciones
  optionsTitle: 'Opciones de Offprint',
  startTitle: 'Cómo se abre un artículo',
  firstView: 'Vista',
  reasonsTitle: 'Qué se quita',
  reasonsHelp: 'Lo que no está marcado se queda en el texto.',
  languageAuto: 'Como el navegador',
  shortcutTitle: 'Atajo',
  shortcut: 'Abre Offprint en la página: {keys}',
  noShortcut: 'Ninguna tecla abre Offprint por ahora.',
  changeShortcut: 'Cambiar el atajo',
  sitesTitle: 'Sitios con su propia elección',
  sitesHelp: 'Lo que eligió en el panel con «Recordar». Se queda en este equipo.',
  noSites: 'Ninguno por ahora.',
  forget: 'Olvidar {site}',
  forgetAll: 'Olvidar todos',
  fileTitle: 'Todas las opciones en un archivo',
  saveFile: 'Guardar en un archivo',
  loadFile: 'Cargar de un archivo',
  loaded: 'Cargado del archivo.',
  notLoaded: 'Este archivo no contiene opciones de Offprint. No se cambió nada.',
  saved: 'Guardado. Vale desde el próximo artículo.',
};
