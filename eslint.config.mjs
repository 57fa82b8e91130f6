import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * Who may import what. `shared` <- `core` <- `host` <- `extension.ts`, and `shared` <- `webview`.
 * `test` and `bench` may import everything.
 */
const layers = [
  { files: 'src/shared/**', notFrom: ['core', 'host', 'webview'], vscode: false, node: false },
  { files: 'src/core/**', notFrom: ['host', 'webview'], vscode: false, node: false },
  { files: 'src/host/**', notFrom: ['webview'], vscode: true, node: false },
  { files: 'src/host/node/**', notFrom: ['webview'], vscode: true, node: true },
  { files: 'src/webview/**', notFrom: ['core', 'host'], vscode: false, node: false },
  { files: 'src/extension.ts', notFrom: ['webview'], vscode: true, node: false },
];

/** One room for each of these: settings, messages to the user, secrets. */
const oneRoom = [
  { file: 'src/host/settings.ts', property: '/^getConfiguration$/' },
  {
    file: 'src/host/notifier.ts',
    property: '/^show(Information|Warning|Error)Message$/',
  },
  { file: 'src/host/keys/secrets.ts', property: '/^secrets$/' },
];

const noHtmlStrings = [
  ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'dangerouslySetInnerHTML'].flatMap((name) => [
    `MemberExpression[property.name='${name}']`,
    `JSXAttribute[name.name='${name}']`,
  ]),
].map((selector) => ({ selector, message: 'The page makes elements, never HTML strings.' }));

/** Without one, or with `[]`, it is that of the browser or of the machine, which need not be VS Code's. */
const noForeignLanguage = ['[arguments.length=0]', "[arguments.0.type='ArrayExpression']"].map(
  (which) => ({
    selector: `CallExpression[callee.property.name=/^toLocale(Date|Time)?String$/]${which}`,
    message: "Name VS Code's language: pageLanguage() in the page, userLanguage() elsewhere.",
  }),
);

/** What nothing in `src` does. */
const never = [...noHtmlStrings, ...noForeignLanguage];

const rooms = oneRoom.map(({ file, property }) => ({
  file,
  rule: {
    selector: `MemberExpression[property.name=${property}]`,
    message: `Only ${file} does this.`,
  },
}));

export default defineConfig(
  globalIgnores(['dist/', 'out/', '.vscode-test/', '.cache/', 'test/fixtures/', 'media/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        project: ['src/core', 'src/host', 'src/webview', 'test'].map((d) => `${d}/tsconfig.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'test/tsconfig.json' })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-duplicates': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...never],
    },
  },
  {
    files: ['src/host/**', 'src/extension.ts'],
    rules: { 'no-restricted-syntax': ['error', ...rooms.map((r) => r.rule), ...never] },
  },
  ...rooms.map(({ file }) => ({
    files: [file],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...rooms.filter((r) => r.file !== file).map((r) => r.rule),
        ...never,
      ],
    },
  })),
  ...layers.map(({ files, notFrom, vscode, node }) => ({
    files: [files],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            ...notFrom.map((layer) => ({ regex: `(^|/)${layer}/`, message: 'Wrong layer.' })),
            ...(vscode ? [] : [{ regex: '^vscode$', message: 'Only src/host knows vscode.' }]),
            ...(node ? [] : [{ regex: '^node:', message: 'Only src/host/node knows Node.' }]),
          ],
        },
      ],
    },
  })),
  {
    // They run in a browser as well.
    files: ['src/host/**', 'src/extension.ts'],
    ignores: ['src/host/node/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Buffer', 'process', 'require', 'setImmediate', '__dirname', '__filename'],
      ],
    },
  },
  {
    files: ['src/extension.ts'],
    rules: { 'max-lines': ['error', { max: 120, skipBlankLines: true, skipComments: true }] },
  },
  {
    // A describe block is as long as what it lists.
    files: ['test/**', 'bench/**'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['esbuild.js'],
    languageOptions: {
      globals: {
        require: 'readonly',
        process: 'readonly',
        console: 'readonly',
        module: 'readonly',
        __dirname: 'readonly',
      },
    },
  },
);
