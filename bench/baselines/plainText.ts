// The floor: the same text in blocks, without any markdown.
import { drawWith } from './feed';

drawWith((root) => {
  const newBlock = (): Text => {
    const block = root.appendChild(document.createElement('p'));
    block.className = 'raw';
    return block.appendChild(document.createTextNode(''));
  };
  let last = newBlock();
  return (text) => {
    const [first = '', ...others] = text.split('\n\n');
    last.appendData(first);
    for (const other of others) {
      last = newBlock();
      last.appendData(other);
    }
  };
});
