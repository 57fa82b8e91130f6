import type { LearnedDeps } from '../../src/core/llm/learned';

/** For those who need to keep something, where the test is not about that. */
export const keepsNothing: Pick<LearnedDeps, 'cache' | 'keep'> = {
  cache: { get: () => Promise.resolve(undefined), set: () => Promise.resolve() },
  keep: (work) => work(),
};
