import type { Environment } from '../../core/llm/environmentKeys';

/** The variables that VS Code was started with. */
export function readEnvironment(): Environment {
  return process.env;
}
