import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { readSourceTree, sourceTree, type SourceTree } from './architecture/sourceTree';
import { apiAddress } from '../../src/host/settingValues';
import {
  executedCommands,
  listedCommands,
  settingsRead,
  writtenCommands,
} from './manifest/codeFacts';
import { contributedCommands, readManifest, readTexts, settingsOf } from './manifest/manifest';
import {
  carriedSettings,
  leakySettings,
  looseSettings,
  protections,
  unboundedSettings,
  unexplainedSettings,
  unknownCommands,
  unmatchedTexts,
  unprotectedSettings,
  untitledCommands,
  workspaceSettings,
} from './manifest/manifestRules';

const addresses = [
  ...['https://openrouter.ai/api/v1', 'https://a.example', 'https://a.example:8443/v1//'],
  ...['http://127.0.0.1:11434/v1', 'http://localhost', 'http://localhost:1/', 'http://[::1]:8/v1'],
  ...['http://openrouter.ai/api/v1', 'http://127.0.0.1.example.com/v1', 'http://10.0.0.7/v1'],
  ...['https://me:word@a.example/v1', 'https://a.example/v1?key=1', 'ftp://127.0.0.1/v1'],
  ...['openrouter.ai', '//a.example', 'https://', 'file:///etc/passwd', 'NaN'],
];

describe('package.json', () => {
  const manifest = readManifest();
  let tree: SourceTree;

  before(() => {
    tree = readSourceTree('src');
  });

  it('contributes exactly the commands that the registry lists', () => {
    assert.deepEqual([...contributedCommands(manifest)].sort(), [...listedCommands(tree)].sort());
  });

  it('gives every command a title and the category Frugal', () => {
    assert.deepEqual(untitledCommands(manifest), []);
  });

  it('has a text for every key, and a use for every text', () => {
    assert.deepEqual(unmatchedTexts(manifest, readTexts()), []);
  });

  it('names only its own commands in menus and keybindings', () => {
    assert.deepEqual(unknownCommands(manifest), []);
  });

  it('uses no setting of a workspace that is not trusted', () => {
    const { capabilities } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
      readonly capabilities: {
        readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] };
      };
    };
    const ofWorkspace = Object.entries(settingsOf(manifest))
      .filter(([, { scope }]) => scope === 'window' || scope === 'resource')
      .map(([name]) => name);
    assert.deepEqual(capabilities.untrustedWorkspaces.restrictedConfigurations, ofWorkspace);
  });

  it('explains every setting and gives it a type, a default and a scope', () => {
    assert.deepEqual(unexplainedSettings(manifest), []);
  });

  it('lets no workspace say where anything goes', () => {
    assert.deepEqual(leakySettings(manifest), []);
  });

  it('lets no workspace, container or server switch off what protects the user', () => {
    for (const name of protections) assert.ok(name in settingsOf(manifest), name);
    assert.deepEqual(unprotectedSettings(manifest), []);
  });

  it('lets a workspace have for itself what can do no harm, and nothing else', () => {
    assert.deepEqual(workspaceSettings(manifest), [
      // Free models only, which is checked when a question is sent, and of providers that the user has set up.
      'frugal.model',
      // Kept back where the user's own settings keep it back: see valueOf.
      ...['frugal.attachSelection', 'frugal.gatherContext', 'frugal.projectRules'],
      // Where a change is shown before it is accepted; there is no choice that leaves that out.
      'frugal.review',
      // Bounded, and about waiting.
      ...['frugal.maxAnswerTokens', 'frugal.idleTimeout', 'frugal.progressTimeout'],
    ]);
    const { 'frugal.review': review } = settingsOf(manifest);
    assert.deepEqual(review?.enum, ['auto', 'editor', 'diff']);
  });

  it('takes nothing along to another machine that is about this one', () => {
    assert.deepEqual(carriedSettings(manifest), []);
  });

  it('bounds every number and explains every choice', () => {
    assert.deepEqual(unboundedSettings(manifest), []);
  });

  it('bounds every text, the form of every address, and what is in an object', () => {
    assert.deepEqual(looseSettings(manifest), []);
  });

  it('takes just the addresses that are used', () => {
    const urls = Object.entries(settingsOf(manifest)).filter(([name]) => name.endsWith('.url'));
    assert.equal(urls.length, 6);
    for (const [name, { pattern = '' }] of urls) {
      // As VS Code reads it.
      const isTaken = (address: string): boolean => new RegExp(pattern, 'u').test(address);
      assert.ok(isTaken(''), name);
      for (const address of addresses)
        assert.equal(isTaken(address), apiAddress(address) !== undefined, `${name}: ${address}`);
    }
  });

  it('declares exactly the settings that are read', () => {
    const reader = tree.get('src/host/readSettings.ts');
    assert.ok(reader);
    assert.deepEqual(Object.keys(settingsOf(manifest)).sort(), settingsRead(reader));
  });

  it('knows every command that the code runs', () => {
    const known = new Set(contributedCommands(manifest));
    assert.deepEqual(
      executedCommands(tree).filter((id) => !known.has(id)),
      [],
    );
  });

  it('has a command for every file that holds one', () => {
    assert.deepEqual([...writtenCommands(tree)].sort(), [...listedCommands(tree)].sort());
  });
});

describe('the rules for package.json', () => {
  const tree = sourceTree({
    'src/host/commands/index.ts': `import { one } from './one'; import { two } from './two';
      import type { Command } from './command';
      export const commands: readonly Command[] = [one, two];`,
    'src/host/commands/one.ts': "export const one: Command = { id: 'frugal.one', run };",
    'src/host/commands/two.ts': 'export const two: Command = { run };',
    'src/host/commands/three.ts': "export const three = { id: 'frugal.three', run };",
    'src/host/x.ts': "vscode.commands.executeCommand('frugal.four'); run('frugal.five');",
  });

  it('read the commands of the code, also those that are not listed', () => {
    assert.deepEqual(listedCommands(tree), ['frugal.one', 'two has no id']);
    assert.deepEqual(writtenCommands(tree), ['frugal.one', 'frugal.three']);
    assert.deepEqual(executedCommands(tree), ['frugal.four']);
  });

  it('read the settings of the code', () => {
    const reader = sourceTree({
      's.ts': `const values = vscode.workspace.getConfiguration('frugal');
        values.get<string>('a'); read.number('b', 1); values.update('c.d', 1); other('e');`,
    }).get('s.ts');
    assert.ok(reader);
    assert.deepEqual(settingsRead(reader), ['frugal.a', 'frugal.b', 'frugal.c.d']);
  });

  it('find commands and settings that say too little, and entries that lead nowhere', () => {
    const setting = { type: 'string', default: '', scope: 'window', markdownDescription: 'Text.' };
    const manifest = {
      contributes: {
        commands: [
          { command: 'frugal.a', title: 'A', category: 'Frugal' },
          { command: 'frugal.b', title: '', category: 'Frugal' },
          { command: 'frugal.c', title: 'C' },
        ],
        menus: { 'view/title': [{ command: 'frugal.a' }, { command: 'frugal.lost' }] },
        keybindings: [{ command: 'frugal.away' }, { command: 'workbench.action.quit' }],
        configuration: {
          properties: {
            'frugal.good': setting,
            'frugal.mute': { ...setting, markdownDescription: '' },
            'frugal.open': { ...setting, default: undefined },
          },
        },
      },
    };
    const loose = (properties: Readonly<Record<string, object>>): typeof manifest =>
      ({ contributes: { configuration: { properties } } }) as unknown as typeof manifest;
    const scopes = loose({
      'frugal.a.url': { ...setting, scope: 'machine' },
      'frugal.b.url': setting,
      'frugal.c.url': { ...setting, scope: 'application' },
      'frugal.d.url': { ...setting, scope: 'application', ignoreSync: true },
      'frugal.maskSecrets': { ...setting, scope: 'machine' },
      'frugal.otherExtensions': { ...setting, scope: 'application' },
      'frugal.own': { ...setting, scope: 'resource' },
    });
    assert.deepEqual(leakySettings(scopes), ['frugal.b.url']);
    assert.deepEqual(unprotectedSettings(scopes), ['frugal.maskSecrets']);
    assert.deepEqual(workspaceSettings(scopes), ['frugal.b.url', 'frugal.own']);
    assert.deepEqual(carriedSettings(scopes), [
      'frugal.b.url',
      'frugal.c.url',
      'frugal.otherExtensions',
    ]);
    const number = { type: 'number', default: 5, minimum: 1, maximum: 9 };
    const choice = { type: 'string', default: 'a', enum: ['a', 'b'], enumDescriptions: ['A', 'B'] };
    assert.deepEqual(
      unboundedSettings(
        loose({
          good: number,
          open: { type: 'number', default: 5 },
          outside: { ...number, default: 10 },
          choice,
          mute: { ...choice, enumDescriptions: ['A'] },
          lost: { ...choice, default: 'c' },
        }),
      ),
      ['open', 'outside', 'mute', 'lost'],
    );
    const text = { type: 'string', maxLength: 9 };
    const address = { ...text, pattern: '^https:', patternErrorMessage: 'No.' };
    assert.deepEqual(
      looseSettings(
        loose({
          text,
          'a.url': address,
          choice,
          object: { type: 'object', additionalProperties: text },
          endless: { type: 'string' },
          'b.url': text,
          'c.url': { ...address, patternErrorMessage: '' },
          anything: { type: 'object', additionalProperties: true },
          list: { type: 'array' },
        }),
      ),
      ['endless', 'b.url', 'c.url', 'anything', 'list'],
    );
    assert.deepEqual(untitledCommands(manifest), ['frugal.b', 'frugal.c']);
    assert.deepEqual(unknownCommands(manifest), ['frugal.lost', 'frugal.away']);
    assert.deepEqual(unexplainedSettings(manifest), ['frugal.mute', 'frugal.open']);
    assert.deepEqual(unmatchedTexts({ title: '%a%', other: ['%b%'] }, { a: 'A', c: 'C' }), [
      'b',
      'c',
    ]);
  });
});
