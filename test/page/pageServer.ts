import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { createNonce, pageHtml } from '../../src/host/chatView/html';
import { themes, type ThemeName } from './pageThemes';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.ttf': 'font/ttf',
};

/** The chat, or one of the editor panels. */
export type PageName = 'main' | 'usage' | 'models';

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
      const origin = `http://${request.headers.host ?? ''}`;
      response.end(html(origin, theme, searchParams.get('page') ?? 'main'));
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

/** The page as the extension makes it, with its policy, and what stands in for VS Code before its script. */
function html(origin: string, theme: ThemeName, page: string): string {
  const nonce = createNonce();
  const files = { script: `${page}.js`, styles: [`${page}.css`], source: origin };
  const { bodyClass, variables } = themes[theme];
  // Before the page's first element: only what is under the policy may run.
  return pageHtml(files, nonce, { language: 'en', missing: [] })
    .replace('<body>', `<body class="${bodyClass}">`)
    .replace('</head>', `<script nonce="${nonce}">${standIn(variables)}</script>\n</head>`);
}

function standIn(variables: Readonly<Record<string, string>>): string {
  return `
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
    });`;
}
