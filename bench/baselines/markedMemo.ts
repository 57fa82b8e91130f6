// The whole text lexed anew each time, finished blocks kept, the open one made of cleaned HTML.
import DOMPurify from 'dompurify';
import hljs from 'highlight.js/lib/common';
import { Marked, type Token } from 'marked';
import { drawWith } from './feed';

const marked = new Marked({
  gfm: true,
  renderer: {
    code({ text, lang = '' }) {
      const [name = ''] = lang.split(/\s/);
      const language = hljs.getLanguage(name) ? name : 'plaintext';
      return `<pre><code class="hljs">${hljs.highlight(text, { language }).value}</code></pre>`;
    },
  },
});

const htmlOf = (token: Token): string => DOMPurify.sanitize(marked.parser([token]));

drawWith((root) => {
  const drawn: { readonly element: HTMLElement; raw: string }[] = [];
  let whole = '';
  return (text) => {
    whole += text;
    for (const [index, token] of marked.lexer(whole).entries()) {
      const block = drawn[index];
      if (block?.raw === token.raw) continue;
      const element = block?.element ?? root.appendChild(document.createElement('div'));
      element.innerHTML = htmlOf(token);
      drawn[index] = { element, raw: token.raw };
    }
  };
});
