// node cleaned.js FILE: what was taken out of a text or HTML file, who said what, and the article as Markdown.
import { readFile } from 'node:fs/promises';
import { argv } from 'node:process';
import { extract, toMarkdown } from 'offprint';

const article = extract(await readFile(argv[2] ?? 'article.txt', 'utf8'));

for (const reason of new Set(article.removals.map((each) => each.reason))) {
  console.log(article.removals.filter((each) => each.reason === reason).length, reason);
}
for (const { speaker, start, end } of article.quotations) {
  console.log(`${article.speakers[speaker]?.name ?? '?'}: ${article.text.slice(start, end)}`);
}
console.log(`\n${toMarkdown(article)}`);
