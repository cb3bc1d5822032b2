// deno run --allow-read cleaned.js FILE: who said what in a text or HTML file, and the article as Markdown.
import { extract, toMarkdown } from 'offprint';

const article = extract(await Deno.readTextFile(Deno.args[0] ?? 'article.txt'));

for (const { speaker, start, end } of article.quotations) {
  console.log(`${article.speakers[speaker]?.name ?? '?'}: ${article.text.slice(start, end)}`);
}
console.log(`\n${toMarkdown(article)}`);
