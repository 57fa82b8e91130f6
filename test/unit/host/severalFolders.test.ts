import assert from 'node:assert/strict';
import { openFile } from '../../../src/host/chatView/openCode';
import { promptCommands } from '../../../src/host/slash/promptCommands';
import { workspaceFiles } from '../../../src/host/workspaceFiles';
import { Uri, window, workspace } from '../../support/vscode';

const uriOf = (path: string): string => new Uri(`/w/${path}`).toString();

describe('a workspace of several folders', () => {
  const { workspaceFolders } = workspace;
  const { showQuickPick, showTextDocument } = window;
  const shown: string[] = [];
  /** The labels of the lists that were shown. */
  const lists: string[][] = [];

  /** Takes the item with this label of the lists to come. */
  const pick = (label: string): void => {
    window.showQuickPick = (items) => {
      const all = items as readonly { readonly label: string }[];
      lists.push(all.map((item) => item.label));
      return Promise.resolve(all.find((item) => item.label === label));
    };
  };
  const found = async (path: string, ...beside: readonly string[]): Promise<readonly string[]> =>
    (await workspaceFiles.exact(path, beside)).map(({ uri }) => uri);

  beforeEach(() => {
    const names = ['api', 'shop'];
    workspace.workspaceFolders = names.map((name) => ({ name, uri: new Uri(`/w/${name}`) }));
    for (const name of names)
      workspace.texts
        .set(`/w/${name}/src/a.ts`, '')
        .set(`/w/${name}/.frugal/prompts/port.md`, `Port the ${name}.`);
    workspace.texts.set('/w/shop/src/b.ts', '');
    window.showTextDocument = (uri) => {
      shown.push(uri.toString());
      return Promise.resolve();
    };
  });
  afterEach(() => {
    workspace.workspaceFolders = workspaceFolders;
    workspace.texts.clear();
    Object.assign(window, { showQuickPick, showTextDocument, activeTextEditor: undefined });
    for (const list of [shown, lists]) list.length = 0;
  });

  it('has the file that an answer names in the folder that the question was about', async () => {
    const both = [uriOf('api/src/a.ts'), uriOf('shop/src/a.ts')];
    assert.deepEqual(await found('src/a.ts'), both);
    assert.deepEqual(await found('src/a.ts', uriOf('shop/src/b.ts')), [both[1]]);
    assert.deepEqual(await found('src/b.ts', uriOf('api/src/a.ts')), [uriOf('shop/src/b.ts')]);
    assert.deepEqual(await found('src/a.ts', ...both), both);
    assert.deepEqual(await found('api/src/a.ts', uriOf('shop/src/b.ts')), [both[0]]);
  });

  it('gets a new file there, and none where that is not certain', async () => {
    const made = (...beside: readonly string[]): Promise<string | undefined> =>
      workspaceFiles.newFile('src/new.ts', beside);
    assert.equal(await made(uriOf('shop/src/b.ts')), uriOf('shop/src/new.ts'));
    assert.equal(await made(), undefined);
    assert.equal(await made(uriOf('shop/src/b.ts'), uriOf('api/src/a.ts')), undefined);
    assert.equal(await made(new Uri('/elsewhere/a.ts').toString()), undefined);
    assert.equal(await workspaceFiles.newFile('api/new.ts'), uriOf('api/new.ts'));
  });

  it('asks which file is to be opened, unless its folder is named', async () => {
    pick('shop/src/a.ts');
    await openFile('src/a.ts', 1);
    assert.deepEqual(
      [shown, lists],
      [[uriOf('shop/src/a.ts')], [['api/src/a.ts', 'shop/src/a.ts']]],
    );
    await openFile('api\\src\\a.ts', 1);
    assert.deepEqual([shown.at(-1), lists.length], [uriOf('api/src/a.ts'), 1]);
    pick('none of them');
    await openFile('src/a.ts', 1);
    assert.equal(shown.length, 2);
  });

  it('has one command for the prompts of a name: that of the folder at the cursor, else which is asked', async () => {
    const [port, ...others] = await promptCommands();
    assert.deepEqual([port?.name, others], ['port', []]);
    const app = { session: { composed: { attachments: [] } } } as unknown;
    const text = async (): Promise<string | undefined> =>
      (await port?.turn(app as Parameters<typeof port.turn>[0], ''))?.text;
    pick('api');
    assert.equal(await text(), 'Port the api.');
    assert.deepEqual(lists, [['api', 'shop']]);
    window.activeTextEditor = { document: { uri: new Uri('/w/shop/src/a.ts') } };
    assert.equal(await text(), 'Port the shop.');
    assert.equal(lists.length, 1);
  });
});
