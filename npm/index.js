// The package's door where there is `fetch`: browsers, their workers, bundles for them. Ready as soon as it is imported.
// `offprint/init` is the same without waiting, for those who say themselves where the wasm comes from.
import init, { clean, extract, toHtml, toMarkdown, toText } from './pkg/offprint.js';

// written out here, since bundlers look for just this form
await init({ module_or_path: new URL('./pkg/offprint_bg.wasm', import.meta.url) });

export { clean, extract, toHtml, toMarkdown, toText };
