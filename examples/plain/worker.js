// A worker of one’s own. Import maps do not reach workers, so the path is written out; a message that comes before the engine is ready waits for it.
const ready = import('./node_modules/offprint/index.js');

addEventListener('message', async ({ data }) => {
  const { extract } = await ready;
  postMessage(extract(data, { format: 'html' }));
});
