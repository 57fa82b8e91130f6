/** The folder of what only Frugal shows. The manifest gives the files in it languages that only colour. */
export const shownFolder = '/frugal-review';

/** Languages whose own tools look into every document, by the language of Frugal's that is coloured like them. */
const plain: Readonly<Record<string, string>> = {
  typescript: 'typescript',
  typescriptreact: 'typescriptreact',
  javascript: 'javascript',
  javascriptreact: 'javascript',
  json: 'json',
  jsonc: 'json',
  css: 'css',
  scss: 'scss',
  less: 'less',
  html: 'html',
};

/**
 * The language that colours like this one and has no tools: lines to go and lines to come, side by
 * side, are no program, and errors in it would be false.
 */
export function plainLanguage(languageId: string): string {
  const name = Object.hasOwn(plain, languageId) ? plain[languageId] : undefined;
  return name === undefined ? languageId : `frugal-review-${name}`;
}
