import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { plainExtensions } from '../../vscode/plainExtensions';

describe("VS Code's own extensions in a window without tools", () => {
  let folder: string;
  let plain: string;
  const manifestOf = (name: string): unknown =>
    JSON.parse(fs.readFileSync(path.join(plain, name, 'package.json'), 'utf8'));

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frugal-plain-'));
    const write = (name: string, more: object): void => {
      const to = path.join(folder, 'vscode/extensions', name);
      fs.mkdirSync(to, { recursive: true });
      const all = { name, publisher: 'vscode', version: '1.0.0', engines: {}, ...more };
      fs.writeFileSync(path.join(to, 'package.json'), JSON.stringify(all));
    };
    write('colours', { contributes: { themes: [] } });
    write('tools', { main: './main', activationEvents: ['*'], contributes: { commands: [] } });
    write('pageTools', { browser: './page', activationEvents: ['*'] });
    fs.mkdirSync(path.join(folder, 'vscode/extensions/node_modules'));
    fs.mkdirSync(path.join(folder, 'data'));
    plain = plainExtensions(path.join(folder, 'vscode'), path.join(folder, 'data'));
  });

  after(() => fs.rmSync(folder, { recursive: true }));

  it('are whole where they run no code, and names alone where they do', () => {
    assert.deepEqual(fs.readdirSync(plain).sort(), ['colours', 'pageTools', 'tools']);
    const known = { publisher: 'vscode', version: '1.0.0', engines: {} };
    assert.deepEqual(manifestOf('colours'), {
      name: 'colours',
      ...known,
      contributes: { themes: [] },
    });
    for (const name of ['tools', 'pageTools'])
      assert.deepEqual(manifestOf(name), { name, ...known, extensionKind: ['workspace'] });
  });

  it('stay where they were when the folder is removed', () => {
    fs.rmSync(plain, { recursive: true });
    assert.ok(fs.existsSync(path.join(folder, 'vscode/extensions/colours/package.json')));
  });
});
