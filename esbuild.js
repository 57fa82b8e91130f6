// Builds the extension, its page and, when asked, the bundles of the tests.
//   node esbuild.js [--production] [--watch] [--tests] [--host-only] [--outdir FOLDER] [--metafiles FOLDER]
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');
const hostOnly = process.argv.includes('--host-only');
const pathAfter = (option, otherwise) => {
  const at = process.argv.indexOf(option);
  return at < 0 ? otherwise : path.resolve(process.argv[at + 1]);
};
/** A benchmark builds apart from `dist`, which whoever builds meanwhile may replace. */
const outdir = pathAfter('--outdir', 'dist');
/** Where to write what each of the built files imports, and how: `host.json`, `main.json` of the chat's page. */
const metafiles = pathAfter('--metafiles', undefined);

function writeMetafile(name, metafile) {
  if (metafiles === undefined) return;
  fs.mkdirSync(metafiles, { recursive: true });
  fs.writeFileSync(path.join(metafiles, `${name}.json`), JSON.stringify(metafile));
}

const common = {
  absWorkingDir: __dirname,
  bundle: true,
  metafile: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
  logLevel: 'silent',
};

/**
 * esbuild would copy VS Code's whole API for each file that says `import * as vscode`, which takes longer than all the
 * rest of loading: they share the one object instead.
 */
function requireVscodeOnce(text) {
  const imports = /\bimport\s*\*\s*as\s*([\w$]+)\s*from\s*"vscode";/g;
  const [first] = [...text.matchAll(imports)].map(([, name]) => name);
  return text.replace(imports, (_, name) =>
    name === first ? `const ${name} = require("vscode");` : `const ${name} = ${first};`,
  );
}

/** One file each, with all that it needs at once: a file more to open takes longer than a few kB to read. */
const wholes = ['src/extension.ts', 'src/host/startApp.ts'];

/** The small pieces that several other files have in common are one file, too; `mostShared` in bytes. */
const shared = 'shared.js';
const mostShared = 8_000;

const importsAtOnce = ({ imports }) =>
  imports
    .filter(({ kind, external }) => kind === 'import-statement' && !external)
    .map(({ path: file }) => path.basename(file));

/** Chunk -> the file that it becomes part of: one of the `wholes`, or `shared`; all by the names of their files. */
function findHomes(outputs) {
  const homes = new Map();
  for (const whole of wholes) {
    const home = [...outputs.keys()].find((name) => outputs.get(name).entryPoint === whole);
    const visit = (name) => {
      if (homes.has(name)) return;
      homes.set(name, home);
      importsAtOnce(outputs.get(name)).forEach(visit);
    };
    visit(home);
  }
  const isSmall = ([name, { entryPoint, bytes }]) =>
    entryPoint === undefined && !homes.has(name) && bytes <= mostShared;
  let parts = [...outputs].filter(isSmall).map(([name]) => name);
  const isHere = (name) => homes.has(name) || parts.includes(name);
  // It opens no file that whoever needs one part of it would not open otherwise.
  for (let before = 0; before !== parts.length;) {
    before = parts.length;
    parts = parts.filter((name) => importsAtOnce(outputs.get(name)).every(isHere));
  }
  for (const name of parts) homes.set(name, shared);
  return homes;
}

const partName = (file) => path.basename(file, '.js').replace(/\W/g, '_');

/**
 * Lets one of the split files find the others: within itself, in one of the `wholes`, or as a file of its own. Those of
 * them that it loads at once are added to `atOnce`.
 */
function splitFilesPlugin(name, texts, homes, atOnce) {
  return {
    name: 'split-files',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path: file, kind, namespace }) => {
        const part = path.basename(file);
        if (kind !== 'dynamic-import' && homes.get(part) !== name) atOnce.add(file);
        if (kind === 'dynamic-import' || namespace === 'elsewhere' || !homes.has(part))
          return { path: file, external: true };
        return { path: part, namespace: homes.get(part) === name ? 'inside' : 'elsewhere' };
      });
      build.onLoad({ filter: /./, namespace: 'inside' }, ({ path: part }) => ({
        contents: texts.get(part),
      }));
      build.onLoad({ filter: /./, namespace: 'elsewhere' }, ({ path: part }) => ({
        contents: `module.exports = require('./${homes.get(part)}').${partName(part)};`,
      }));
    },
  };
}

/**
 * Writes modules as CommonJS, which an extension host loads. esbuild splits off what `import()` loads on first need only
 * between ECMAScript modules, so that its files are bundled once more, one by one.
 */
const commonJsPlugin = {
  name: 'common-js',
  setup(build) {
    build.onEnd(async (result) => {
      if (result.errors.length > 0) return;
      const byName = ([file, value]) => [path.basename(file), value];
      const homes = findHomes(new Map(Object.entries(result.metafile.outputs).map(byName)));
      const texts = new Map(
        result.outputFiles.map(({ path: file, text }) => byName([file, requireVscodeOnce(text)])),
      );
      texts.set(shared, '');
      const own = [...texts.keys()].filter((name) => (homes.get(name) ?? name) === name);
      const written = await Promise.all(own.map((name) => writeCommonJs(name, texts, homes)));
      written.push(await writeBrowserEntry());
      // What is reported is what was written.
      result.metafile.outputs = Object.assign({}, ...written);
      writeMetafile('host', result.metafile);
    });
  },
};

/**
 * A browser's extension host loads one file. It has what Node loads first as a text, and loads the others as they are needed:
 * see `src/host/web/chunkLoader.ts`.
 */
async function writeBrowserEntry() {
  const main = fs.readFileSync(path.resolve(__dirname, outdir, 'extension.js'), 'utf8');
  const text = main.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '');
  const built = await esbuild.build({
    ...common,
    stdin: {
      contents: `
        import { openExtension } from './src/host/web/entry';
        export const { activate } = openExtension(${JSON.stringify(text)});`,
      resolveDir: __dirname,
    },
    outfile: path.join(outdir, 'web/extension.js'),
    platform: 'browser',
    format: 'cjs',
    target: 'chrome132',
    external: ['vscode'],
    sourcemap: false,
  });
  writeMetafile('web', built.metafile);
  return built.metafile.outputs;
}

async function writeCommonJs(name, texts, homes) {
  const parts = [...homes].filter(([part, home]) => home === name && part !== name);
  const exported = parts.map(([part]) => `export * as ${partName(part)} from './${part}';`);
  const atOnce = new Set();
  const entry = { contents: texts.get(name), resolveDir: __dirname, sourcefile: name };
  if (exported.length > 0) entry.contents = `${entry.contents}\n${exported.join('\n')}`;
  const built = await esbuild.build({
    ...common,
    stdin: entry,
    outfile: path.join(outdir, name),
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    external: ['vscode'],
    supported: { 'dynamic-import': false },
    sourcemap: production ? false : 'inline',
    plugins: [splitFilesPlugin(name, texts, homes, atOnce)],
  });
  // For esbuild all are calls of `require` now, also those that come later.
  for (const { imports } of Object.values(built.metafile.outputs))
    for (const one of imports)
      if (one.path.startsWith('.') && !atOnce.has(one.path)) one.kind = 'dynamic-import';
  return built.metafile.outputs;
}

/**
 * The parser makes itself a `require` of its own for modules that have none. Here there is one, which that name would hide
 * from the `import()` beside it.
 */
const parserPlugin = {
  name: 'parser',
  setup(build) {
    build.onLoad({ filter: /[\\/]wasm[\\/]tree-sitter\.js$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, 'utf8');
      const own =
        /const \{ createRequire \} = await import\(.module.\);\s*var require = createRequire\([^;]*\);/;
      if (!own.test(text)) throw new Error(`${file} is another version than esbuild.js knows.`);
      // In a worker it has no place of its own, and needs none: it is given the bytes.
      const lost = "throw new Error('Unable to determine script URL');";
      if (!text.includes(lost))
        throw new Error(`${file} is another version than esbuild.js knows.`);
      const contents = text.replace(own, '').replace(lost, "return 'file:///';");
      return { contents, loader: 'js' };
    });
  },
};

/** Says what each build made, how large it is and how long it took; `Run Frugal` waits for these lines. */
const reportPlugin = {
  name: 'report',
  setup(build) {
    let began = 0;
    build.onStart(() => {
      began = Date.now();
      if (watch)
        console.log(
          `[${build.initialOptions.outdir ?? build.initialOptions.outfile}] build started`,
        );
    });
    build.onEnd((result) => {
      for (const [kind, messages] of [
        ['error', result.errors],
        ['warning', result.warnings],
      ]) {
        for (const { text, location } of messages) {
          // The form that the problem matcher of .vscode/tasks.json reads.
          const at = location ? `${location.file}:${location.line}:${location.column + 1}: ` : '';
          console.error(`${at}${kind}: ${text}`);
        }
      }
      const files = Object.entries(result.metafile?.outputs ?? {})
        .filter(([file]) => !file.endsWith('.map'))
        .map(([file, { bytes }]) => `${file} ${(bytes / 1000).toFixed(1)} kB`);
      if (result.errors.length === 0) for (const line of files) console.log(`  ${line}`);
      const outcome = result.errors.length === 0 ? 'built' : 'FAILED';
      console.log(
        `[${build.initialOptions.outdir ?? build.initialOptions.outfile}] ${outcome} in ${Date.now() - began} ms`,
      );
    });
  },
};

function hostOptions() {
  return {
    ...common,
    entryPoints: { extension: 'src/extension.ts' },
    outdir,
    platform: 'node',
    // Bundled, what a package has as `main` cannot always find its own parts.
    mainFields: ['module', 'main'],
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    target: 'node22',
    external: ['vscode'],
    sourcemap: production ? false : 'inline',
    write: false,
    plugins: [parserPlugin, commonJsPlugin, reportPlugin],
  };
}

const metafilePlugin = (name) => ({
  name: 'metafile',
  setup: (build) => build.onEnd((result) => writeMetafile(name, result.metafile)),
});

/** A page of this name; what it loads on first need becomes chunks of its own. */
function pageOptions(name, entry) {
  return {
    ...common,
    entryPoints: { [name]: entry },
    outdir: `${outdir}/webview`,
    platform: 'browser',
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    assetNames: '[name]',
    target: 'chrome132',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.ttf': 'file' },
    plugins: [metafilePlugin(name), reportPlugin],
  };
}

function integrationTestOptions() {
  const folder = path.join(__dirname, 'test/integration');
  const suites = fs
    .readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => `test/integration/${file.replaceAll(path.sep, '/')}`);
  return {
    ...common,
    entryPoints: ['test/integration/index.ts', ...suites],
    outbase: 'test',
    outdir: 'out/test',
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    minify: false,
    sourcemap: 'linked',
    external: ['vscode', 'mocha'],
    plugins: [reportPlugin],
  };
}

/**
 * The same tests as one file for the extension host of a browser, but for those that need Node; what they and mocha use of
 * Node has a stand-in.
 */
function browserTestOptions() {
  const folder = path.join(__dirname, 'test/integration');
  const left = JSON.parse(fs.readFileSync(path.join(folder, 'browser/needsNode.json'), 'utf8'));
  const suites = fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts') && !(path.basename(file, '.test.ts') in left));
  const standInPlugin = {
    name: 'stand-ins',
    setup(build) {
      build.onResolve({ filter: /^node:assert\/strict$/ }, () => ({
        path: path.join(folder, 'browser/assert.ts'),
      }));
      // Otherwise it would be what the bundle exports.
      build.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path: file }) => ({
        contents: `(function (module, exports, define) {\n${fs.readFileSync(file, 'utf8')}\n}).call(globalThis);`,
      }));
    },
  };
  return {
    ...common,
    stdin: {
      contents: `
        import { runSuites } from './browser/runSuites';
        export const run = () => runSuites(async () => {
          ${suites.map((file) => `await import('./${file}');`).join('\n')}
        });`,
      resolveDir: folder,
      sourcefile: 'browserTests.js',
    },
    outfile: 'out/test/browser/integration.js',
    platform: 'browser',
    format: 'cjs',
    target: 'chrome132',
    minify: false,
    sourcemap: 'linked',
    external: ['vscode'],
    inject: [path.join(folder, 'browser/buffer.ts')],
    define: { ...common.define, global: 'globalThis' },
    plugins: [standInPlugin, reportPlugin],
  };
}

/** The parser and its grammars, which are read from files on first need; nothing here speaks the two left out. */
function copyGrammars() {
  const from = path.dirname(require.resolve('@vscode/tree-sitter-wasm'));
  const to = path.resolve(__dirname, outdir, 'grammars');
  fs.mkdirSync(to, { recursive: true });
  for (const file of fs.readdirSync(from))
    if (/^tree-sitter(?!-(regex|ini)\.).*\.wasm$/.test(file))
      fs.copyFileSync(path.join(from, file), path.join(to, file));
}

/** What an earlier build left must not be packaged with this one. */
function clean() {
  fs.rmSync(path.resolve(__dirname, outdir), { recursive: true, force: true });
  if (tests) fs.rmSync(path.join(__dirname, 'out/test'), { recursive: true, force: true });
}

async function main() {
  clean();
  copyGrammars();
  const others = [
    pageOptions('main', 'src/webview/main.tsx'),
    pageOptions('usage', 'src/webview/usage/main.tsx'),
    pageOptions('compare', 'src/webview/compare/main.tsx'),
    pageOptions('models', 'src/webview/models/main.tsx'),
    ...(tests ? [integrationTestOptions(), browserTestOptions()] : []),
  ];
  const builds = hostOnly ? [hostOptions()] : [hostOptions(), ...others];
  if (!watch) {
    const results = await Promise.allSettled(builds.map((options) => esbuild.build(options)));
    for (const { reason } of results) {
      // Mistakes in the sources were reported above; anything else was not.
      if (reason && !reason.errors) console.error(reason);
    }
    process.exitCode = results.some(({ status }) => status === 'rejected') ? 1 : 0;
    return;
  }
  const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
  console.log('watching for changes; Ctrl+C stops');
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
