import * as path from 'node:path';

/** The root of the repository. */
export const repository = path.resolve(import.meta.dirname, '../..');

/** What was fetched once and is used again: VS Code, and Chromium where there was none. */
export const cache = path.join(repository, '.vscode-test');

/** What runs leave for people to look at: pictures, and the page at the moment a test failed. */
export const pictures = path.join(repository, 'out/pictures');
