import * as vscode from 'vscode';
import { ChunkLoader } from './chunkLoader';

interface Extension {
  activate(context: vscode.ExtensionContext): unknown;
}

/**
 * The extension as a browser loads it. @param main the text of the file that Node would load, which is with this one
 */
export function openExtension(main: string): Extension {
  let folder: vscode.Uri | undefined;
  const api = (name: string): unknown => {
    if (name === 'vscode') return vscode;
    throw new Error(`There is no ${name} in a browser.`);
  };
  const loader = new ChunkLoader(api, async (file) => {
    if (!folder) throw new Error('Frugal is not active.');
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, file));
    return new TextDecoder().decode(bytes);
  });
  loader.add('extension.js', main);
  const extension = loader.require('./extension.js') as Extension;
  return {
    activate: (context) => {
      folder = vscode.Uri.joinPath(context.extensionUri, 'dist');
      return extension.activate(context);
    },
  };
}
