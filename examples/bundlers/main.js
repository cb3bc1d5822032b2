import { extract } from 'offprint';
import 'offprint/element';

const text = `The bridge over the Ilm will stay open, the council decided on Tuesday.

“We looked at every bolt, and it holds,” said Mayor Ann Lee.

The bridge over the Ilm will stay open, the council decided on Tuesday.`;

document.querySelector('#here').value = extract(text).speakers[0].name;
document.querySelector('offprint-view').source = text;
