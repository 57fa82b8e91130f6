/** Folders of code that is not the user's own. */
export const vendoredFolders: readonly string[] = [
  'node_modules',
  'bower_components',
  'vendor',
  'site-packages',
  '.venv',
  'venv',
];
