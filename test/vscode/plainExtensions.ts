import * as fs from 'node:fs';
import * as path from 'node:path';

type Manifest = Readonly<Record<string, unknown>>;

/**
 * A folder of VS Code's own extensions within `data`: those that tell languages apart and colour them as they are, without
 * the tools, which would read every project anew. Of those that run code the names are left, or the page would look for
 * them itself.
 */
export function plainExtensions(vscode: string, data: string): string {
  const from = path.join(vscode, 'extensions');
  const to = path.join(data, 'builtIn');
  fs.mkdirSync(to);
  for (const folder of fs.readdirSync(from)) {
    const file = path.join(from, folder, 'package.json');
    if (!fs.existsSync(file)) continue;
    const { name, publisher, version, engines, main, browser } = JSON.parse(
      fs.readFileSync(file, 'utf8'),
    ) as Manifest;
    if (main === undefined && browser === undefined) {
      fs.symlinkSync(path.join(from, folder), path.join(to, folder), 'junction');
      continue;
    }
    fs.mkdirSync(path.join(to, folder));
    const left = { name, publisher, version, engines, extensionKind: ['workspace'] };
    fs.writeFileSync(path.join(to, folder, 'package.json'), JSON.stringify(left));
  }
  return to;
}
