// node webpack.js: the same object is a webpack.config.js for webpack's own command line.
import { cp } from 'node:fs/promises';
import { promisify } from 'node:util';
import webpack from 'webpack';

const result = await promisify(webpack)({
  mode: 'production',
  entry: './main.js',
  output: { path: `${import.meta.dirname}/webpack`, filename: 'main.js', module: true },
  experiments: { outputModule: true },
});
if (result.hasErrors()) throw new Error(result.toString());
await cp('index.html', 'webpack/index.html');
