import assert from 'node:assert/strict';
import type { Drawn } from './draw';

/** All elements that an answer may become. */
const harmless =
  /^(div|span|bdi|p|ul|ol|li|a|br|hr|h3|em|strong|del|code|pre|blockquote|button|input|table|thead|tbody|tr|th|td)$/;
const harmlessAttributes =
  /^(class|className|title|href|tabIndex|role|type|start|scope|checked|disabled|aria-\w+)$/;

/** Nothing was drawn that could load, run or navigate. `what` names it where that is not so. */
export function assertHarmless({ root }: Drawn, what?: string): void {
  for (const element of root.all()) {
    assert.match(element.localName, harmless, what);
    for (const [name, value] of element.attributes) {
      assert.match(name, harmlessAttributes, what);
      if (name === 'href') assert.match(value, /^https?:\/\/(?![^/]*@)/, what);
    }
  }
}
