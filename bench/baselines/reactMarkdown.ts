// The whole text read, highlighted and compared anew each time.
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import Markdown from 'react-markdown';
import rehypeHighlight from 'rehype-highlight';
import remarkGfm from 'remark-gfm';
import { drawWith } from './feed';

const plugins = { remarkPlugins: [remarkGfm], rehypePlugins: [rehypeHighlight] };

drawWith((element) => {
  const root = createRoot(element);
  let whole = '';
  return (text) => {
    whole += text;
    root.render(createElement(Markdown, { ...plugins, children: whole }));
  };
});
