// Builds the extension, its page and, when asked, the bundles of the tests.
//   node esbuild.js [--production] [--watch] [--tests] [--outdir FOLDER]
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');
/** A benchmark builds apart from `dist`, which whoever builds meanwhile may replace. */
const outdir = process.argv.includes('--outdir')
  ? path.resolve(process.argv[process.argv.indexOf('--outdir') + 1])
  : 'dist';

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

/**
 * Writes modules as CommonJS, which an extension host loads. esbuild splits off what `import()` loads on first need only
 * between ECMAScript modules, so that these are translated one by one.
 */
const commonJsPlugin = {
  name: 'common-js',
  setup(build) {
    build.onEnd(async ({ outputFiles = [] }) => {
      for (const { path: file, text } of outputFiles) {
        if (file.endsWith('.map')) continue;
        const { code } = await esbuild.transform(requireVscodeOnce(text), {
          format: 'cjs',
          platform: 'node',
          target: 'node22',
          minify: production,
          sourcemap: production ? false : 'inline',
          supported: { 'dynamic-import': false },
        });
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, code);
      }
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
      if (watch) console.log(`[${build.initialOptions.outdir}] build started`);
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
      console.log(`[${build.initialOptions.outdir}] ${outcome} in ${Date.now() - began} ms`);
    });
  },
};

function hostOptions() {
  return {
    ...common,
    entryPoints: { extension: 'src/extension.ts' },
    outdir,
    platform: 'node',
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    target: 'node22',
    external: ['vscode'],
    sourcemap: production ? false : 'inline',
    write: false,
    plugins: [commonJsPlugin, reportPlugin],
  };
}

function pageOptions() {
  return {
    ...common,
    entryPoints: { main: 'src/webview/main.tsx' },
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
    plugins: [reportPlugin],
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

/** What an earlier build left must not be packaged with this one. */
function clean() {
  fs.rmSync(path.resolve(__dirname, outdir), { recursive: true, force: true });
  if (tests) fs.rmSync(path.join(__dirname, 'out/test'), { recursive: true, force: true });
}

async function main() {
  clean();
  const builds = [hostOptions(), pageOptions(), ...(tests ? [integrationTestOptions()] : [])];
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
