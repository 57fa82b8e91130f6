import { bare } from './bare';
import { block } from './block';
import type { Format } from './format';
import { patch } from './patch';
import { searchReplace } from './searchReplace';
import { toolCall } from './toolCall';
import { unifiedDiff } from './unifiedDiff';

/** Every format is tried at every place, the first that knows it wins. */
export const formats: readonly Format[] = [
  searchReplace,
  patch,
  toolCall,
  unifiedDiff,
  block,
  bare,
];
