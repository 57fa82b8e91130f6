/** Whether this is the extension host of a browser, as on vscode.dev: a worker, without Node. */
export const inBrowser = 'WorkerGlobalScope' in globalThis;
