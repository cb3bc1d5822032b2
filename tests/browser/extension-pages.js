// Pages for the extension to read, one article in most of them: as it is, guarded, clothed in what pages are made of.

export const TITLE = 'Library to lend its garden tools';
const REPEATED = 'The tools are to stand where the newspapers stood, and can be kept for a week like any other book in the house.';
const PARAGRAPHS = [
  'The library on Park Row will lend spades, rakes and a ladder from the first of May, its board has decided.',
  '"We have lent books for ninety years," said Alma Reyes, who runs it. "Nobody has planted anything with them."',
  REPEATED,
  REPEATED,
  '"A rake is a long book," said Tom Iversen, who gave the first one. The library will mend what comes back broken.',
];
const prose = PARAGRAPHS.map((text, at) => `<p id="p${at}">${text}</p>`).join('\n');
const ARTICLE = `<main><article><h1>${TITLE}</h1>\n${prose}</article></main>`;

/** Counts what a page sees of changes to it, in its session's storage: scripts of a page and of a test may be worlds apart. */
const WATCH = `<script>
  let seen = 0;
  new MutationObserver((records) => sessionStorage.setItem('seen', seen += records.length)).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  addEventListener('load', () => setTimeout(() => sessionStorage.setItem('seen', seen = 0)));
</script>`;

/** What a page may do to the things that readers of pages use. */
const OVERRIDES = `<script>
  const lie = () => { throw new Error('overridden'); };
  for (const name of ['map', 'filter', 'push', 'join', 'flatMap', 'find', 'findIndex', 'forEach', 'at']) Array.prototype[name] = lie;
  Array.prototype[Symbol.iterator] = lie;
  for (const [of, name] of [[Node, 'firstChild'], [Node, 'nextSibling'], [Node, 'nodeType'], [Node, 'nodeValue'], [Node, 'parentNode'], [Node, 'baseURI'], [Element, 'localName'],
    [Element, 'shadowRoot'], [Document, 'documentElement'], [Document, 'activeElement'], [CharacterData, 'data']]) Object.defineProperty(of.prototype, name, { get: () => null });
  for (const [of, name] of [[Element, 'getAttribute'], [Element, 'getAttributeNames'], [Element, 'checkVisibility'], [Document, 'createRange'], [Document, 'getSelection'], [Range, 'setStart']]) of.prototype[name] = lie;
  window.getSelection = window.getComputedStyle = lie;
  Reflect.apply = JSON.stringify = lie;
</script>`;

/** An article in a shadow root: half of it there, half of it put into slots, in another order than it is written. */
const SHADOW = `<news-story>
  <p slot="end">${PARAGRAPHS[4]}</p><p slot="start">${PARAGRAPHS[0]}</p>
  <template shadowrootmode="open"><article><h1>${TITLE}</h1><slot name="start"></slot>${[1, 2, 3].map((at) => `<p>${PARAGRAPHS[at]}</p>`).join('')}<slot name="end"></slot></article></template>
</news-story>`;

/** Goes from one story to another without loading a page. */
const APP = `${WATCH}<a id="next" href="#">Next story</a><div id="app">${ARTICLE}</div><script>
  document.querySelector('#next').addEventListener('click', (event) => {
    event.preventDefault();
    history.pushState({}, '', '/app/bridge');
    document.title = 'Old bridge to be closed to cars';
    document.querySelector('#app').innerHTML = '<main><article><h1>Old bridge to be closed to cars</h1>'
      + '<p>The bridge at Sandford will be closed to cars from the tenth of June, the county said after a survey of its piers.</p>'
      + '<p>"It has carried more than it was built for," said Ines Holt, who led the survey. "It will carry people for a long time yet."</p>'
      + '<p>Buses are to take the road by the weir, which adds four minutes to the way into town from the southern villages.</p></article></main>';
  });
</script>`;

const LAZY = `<main><article><h1>${TITLE}</h1><p>${PARAGRAPHS[0]}</p>
  <figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" data-src="/rake.jpg" loading="lazy" width="640" height="400" alt="A rake"><figcaption>The first rake, in the reading room.</figcaption></figure>
  <p>${PARAGRAPHS[1]}</p><img loading="lazy" src="/spade.jpg" width="640" height="400" alt="A spade"><p>${PARAGRAPHS[2]}</p><p>${PARAGRAPHS[4]}</p></article></main>`;

const WORDS = 'the water of a river town rose under old mill roads and by night boats came past gates where people had set lamps on walls to show who was home'.split(' ');

/** Sentences that are all different, and the same in every run. @param {number} characters */
function running(characters) {
  let state = 7;
  let text = '';
  for (let paragraph = 0; text.length < characters; paragraph += 1) {
    text += `<p>In house ${paragraph}`;
    for (let word = 0; word < 60; word += 1) {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      text += ` ${WORDS[(state >> 8) % WORDS.length]}`;
    }
    text += '.</p>\n';
  }
  return text;
}

/** @param {string} body @param {string} [head] */
const page = (body, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${TITLE}</title>${head}</head><body>${body}</body></html>`;

/** A page of an article and of as many characters of prose besides. @param {number} characters */
export const long = (characters) => page(`<main><article><h1>${TITLE}</h1>\n${prose}${running(characters)}</article></main>`);

/** The smallest PDF that shows. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]>>endobj
trailer<</Root 1 0 R>>
%%EOF`;

/** @type {Record<string, {body: string, type?: string, policy?: string}>} */
export const PAGES = {
  '/': { body: page(ARTICLE, WATCH) },
  '/strict': { body: page(ARTICLE), policy: "script-src 'none'; require-trusted-types-for 'script'" },
  '/overrides': { body: page(`<form id="trap"><input name="contains"><input name="parentNode"></form>${ARTICLE}`, WATCH + OVERRIDES) },
  '/shadow': { body: page(SHADOW, WATCH) },
  '/frames': { body: page('<iframe src="/story" width="800" height="600"></iframe>', WATCH) },
  '/story': { body: page(ARTICLE) },
  '/app': { body: page(APP) },
  '/lazy': { body: page(LAZY, WATCH) },
  '/long': { body: long(3_000_000) },
  '/empty': { body: page('<div id="app"></div>') },
  '/paper.pdf': { body: PDF, type: 'application/pdf' },
};
