/** VS Code's files that decide whether an extension may use an API that is not final yet. */
export const filesWithProposedApiCheck = [
  'out/vs/workbench/api/node/extensionHostProcess.js',
  'out/vs/workbench/api/worker/extensionHostWorkerMain.js',
  'out/vs/code/browser/workbench/workbench.js',
] as const;

// `function name(extension, proposal) { return true }` before the function that calls it and throws.
const alwaysAllowed =
  /(function ([\w$]+)\(([\w$]+),([\w$]+)\)\{)return!0(\}function [\w$]+\(\3,\4\)\{if\(!\2\(\3,\4\)\)throw new Error\(`Extension '\$\{\3\.identifier\.value\}' CANNOT use API proposal)/;

/**
 * The server's package allows every extension every proposed API. Puts VS Code's own check back, or
 * tests would pass with API that throws on a user's machine. Throws if the place is not found.
 */
export function restoreProposedApiCheck(code: string): string {
  const restored = code.replace(
    alwaysAllowed,
    (_all, head: string, _name, extension: string, proposal: string, tail: string) =>
      `${head}return!!${extension}.enabledApiProposals?.includes(${proposal})${tail}`,
  );
  if (restored === code)
    throw new Error('The check for proposed API is not where it was expected.');
  return restored;
}
