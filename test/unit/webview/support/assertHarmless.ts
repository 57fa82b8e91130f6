import assert from 'node:assert/strict';
import type { Drawn } from './draw';
import type { TinyElement } from './tinyDocument';

/** All elements that an answer may become. */
const harmless =
  /^(div|span|bdi|p|ul|ol|li|a|br|hr|h3|em|strong|del|code|pre|blockquote|button|input|ins|table|thead|tbody|tr|th|td)$/;
const harmlessAttributes =
  /^(class|className|title|href|tabIndex|role|type|start|scope|checked|disabled|aria-\w+)$/;

/** And those of a formula, whose attributes are numbers and words of MathML. */
const inFormula =
  /^(math|menclose|mfrac|mi|mn|mo|mover|mpadded|mphantom|mroot|mrow|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover)$/;
const formulaAttributes =
  /^(accent\w*|class|display|displaystyle|fence|form|movablelimits|separator|stretchy|symmetric|mathvariant|scriptlevel|height|depth|width|lspace|rspace|minsize|maxsize|mathsize|linethickness|voffset|columnspan)$/;
const formulaValue = /^[\w. +-]*%?$/;
/** Digits before the point: more would lead out of the formula. */
const tooLarge = /\d{3}(?!%)/;

/** Nothing was drawn that could load, run or navigate. `what` names it where that is not so. */
export function assertHarmless({ root }: Drawn, what?: string): void {
  for (const element of root.all()) {
    if (inFormula.test(element.localName)) {
      assertFormula(element, what);
      continue;
    }
    assert.match(element.localName, harmless, what);
    for (const [name, value] of element.attributes) {
      assert.match(name, harmlessAttributes, what);
      if (name === 'href') assert.match(value, /^https?:\/\/(?![^/]*@)/, what);
    }
  }
}

function assertFormula({ attributes, style }: TinyElement, what?: string): void {
  for (const [name, value] of attributes) {
    assert.match(name, formulaAttributes, what);
    assert.match(value, formulaValue, what);
    if (name === 'class') assert.match(value, /^((tml|chr)-[a-z-]+|upstrike|downstrike| )*$/, what);
  }
  for (const value of [...attributes.values(), ...Object.values(style)]) {
    assert.match(value, formulaValue, what);
    assert.doesNotMatch(value.replace(/\.\d+/g, ''), tooLarge, what);
  }
}
