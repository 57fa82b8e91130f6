import { hostileCode } from './code';
import type { HostileAnswers } from './hostileAnswers';
import { promptInjections } from './injections';
import { hostileLinks } from './links';
import { hostileMarkup } from './markup';
import { hostileMaths } from './maths';
import { hostileSizes } from './size';

/** Answers that try to run, load, hide or stop something; each has to become harmless text. */
export const hostileCorpus: Readonly<Record<string, HostileAnswers>> = {
  links: hostileLinks,
  markup: hostileMarkup,
  formulas: hostileMaths,
  'code and letters': hostileCode,
  size: hostileSizes,
  orders: promptInjections,
};
