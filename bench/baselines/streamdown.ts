// Streamdown with its own highlighter, as its documentation sets it up.
import { code } from '@streamdown/code';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Streamdown } from 'streamdown';
import { drawWith } from './feed';

drawWith((element) => {
  const root = createRoot(element);
  let whole = '';
  return (text) => {
    whole += text;
    root.render(createElement(Streamdown, { plugins: { code }, children: whole }));
  };
});
