import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { themes, type ThemeName } from './pageThemes';

const nonce = 'bm9uY2Utb2YtdGhlLXBhZ2U';
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
};

/** The chat, or the usage panel. */
export type PageName = 'main' | 'usage';

/** The page as built, on loopback, under the policy that the extension gives it. */
export interface PageServer extends AsyncDisposable {
  /** The address of a page in a theme. */
  address(theme: ThemeName, page?: PageName): string;
}

/**
 * Serves a folder of page bundles with a stand-in for VS Code's interface: what the page posts gathers in `posted`,
 * and what is posted to the window reaches the page as from the host.
 */
export async function servePage(folder: string): Promise<PageServer> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
    if (pathname === '/') {
      const theme = (searchParams.get('theme') ?? 'dark') as ThemeName;
      response.setHeader('content-type', 'text/html');
      response.setHeader('content-security-policy', policy(request.headers.host ?? ''));
      response.end(html(theme, searchParams.get('page') ?? 'main'));
      return;
    }
    readFile(join(folder, pathname)).then(
      (content) => {
        response.setHeader('content-type', types[extname(pathname)] ?? 'text/plain');
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    address: (theme, page = 'main') => `http://127.0.0.1:${port}/?theme=${theme}&page=${page}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function policy(host: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    // The theme's variables below are the stand-in's own; VS Code sets them by script.
    `style-src http://${host}`,
    `font-src http://${host}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

function html(theme: ThemeName, page: string): string {
  const { bodyClass, variables } = themes[theme];
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Frugal</title>
    <link rel="stylesheet" href="${page}.css" />
    <script nonce="${nonce}">
      const variables = ${JSON.stringify(variables)};
      for (const [name, value] of Object.entries(variables)) {
        document.documentElement.style.setProperty('--vscode-' + name, value);
      }
      document.documentElement.style.background = variables['sideBar-background'];
      globalThis.posted = [];
      globalThis.violations = [];
      addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
      globalThis.acquireVsCodeApi = () => ({
        postMessage: (message) => posted.push(message),
        getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
        setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
      });
    </script>
  </head>
  <body class="${bodyClass}">
    <script type="module" nonce="${nonce}" src="${page}.js"></script>
  </body>
</html>`;
}
