import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { desktopVersion } from '../../vscode/desktopVersion';

describe('The desktop VS Code of a test', () => {
  it('is the newest, the oldest that Frugal runs on, or the one that is named', () => {
    const engine = '^1.105.0';
    const versions = [undefined, '', 'minimum', 'stable', 'insiders', '1.120.1'];
    assert.deepEqual(
      versions.map((wanted) => desktopVersion(wanted, engine)),
      ['stable', 'stable', '1.105.0', 'stable', 'insiders', '1.120.1'],
    );
    assert.throws(() => desktopVersion('minimum', '*'), /"\*"/);
  });

  it('can be told from package.json, for every run of the workflow', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      engines: { vscode: string };
    };
    const workflow = readFileSync('.github/workflows/ci.yml', 'utf8');
    const [, list = ''] = /vscode: \[(.*)\]/.exec(workflow) ?? [];
    const versions = list.split(', ').map((wanted) => desktopVersion(wanted, engines.vscode));
    assert.match(versions.join(' '), /^1\.\d+\.0 stable$/);
  });

  it('is started by scripts that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      scripts: Readonly<Record<string, string>>;
    };
    const workflow = readFileSync('.github/workflows/ci.yml', 'utf8');
    const used = [...workflow.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    assert.ok(used.length > 0);
    for (const name of used) assert.ok(scripts[name], name);
  });
});
