// Builds the extension, its page and, when asked, the bundles of the tests.
//   node esbuild.js [--production] [--watch] [--tests]
const esbuild = require('esbuild');
const fs = require('node:fs');
const path = require('node:path');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const tests = process.argv.includes('--tests');

/** Modules that are loaded on first need: each becomes `dist/<name>.js`, and `import()` of it loads that file. */
const lazyModules = { openaiSdk: 'src/core/llm/openaiSdk.ts' };

const common = {
  absWorkingDir: __dirname,
  bundle: true,
  metafile: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
  logLevel: 'silent',
};

/** Leaves `import('./openaiSdk')` to run time, so that the extension's own file stays small. */
const lazyPlugin = {
  name: 'lazy',
  setup(build) {
    const names = new Map(
      Object.entries(lazyModules).map(([name, file]) => [path.join(__dirname, file), name]),
    );
    build.onResolve({ filter: /^\.\.?\// }, (args) => {
      if (args.kind !== 'dynamic-import') return undefined;
      const file = path.join(args.resolveDir, args.path).replace(/\.[jt]s$/, '') + '.ts';
      const name = names.get(file);
      return name === undefined ? undefined : { path: `./${name}.js`, external: true };
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
  const lazy = Object.entries(lazyModules).filter(([, file]) =>
    fs.existsSync(path.join(__dirname, file)),
  );
  return {
    ...common,
    entryPoints: { extension: 'src/extension.ts', ...Object.fromEntries(lazy) },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    // `import()` becomes `require()`, which an extension host has wherever it has the file.
    supported: { 'dynamic-import': false },
    external: ['vscode'],
    plugins: [lazyPlugin, reportPlugin],
  };
}

function pageOptions() {
  return {
    ...common,
    entryPoints: { main: 'src/webview/main.tsx' },
    outdir: 'dist/webview',
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
  fs.rmSync(path.join(__dirname, 'dist'), { recursive: true, force: true });
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
