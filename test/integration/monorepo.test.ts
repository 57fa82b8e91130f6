import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { mostShown } from '../../src/host/context/contextKind';
import { file } from '../../src/host/context/file';
import { promptCommands } from '../../src/host/slash/promptCommands';
import { FluidFiles } from './fluidFiles';
import { closeEverything, freshWindow, said, show, shownReview, simulator } from './window';
import { asOnlyFolder, watchCalls, type WorkspaceCalls } from './workspaceCalls';

const run = vscode.commands.executeCommand;
const old = 'let a = 1;\nlet b = 2;\n';
const made = 'let a = 10;\nlet b = 2;\n';

for (const count of [200, 20_000])
  describe(`in a workspace of ${count} files nothing is looked through`, () => {
    const root = vscode.Uri.parse(`sea${count}:/mono`);
    const paths = Array.from(
      { length: count },
      (_, n) => `/mono/p${Math.floor(n / 4)}/src/f${n}.ts`,
    );
    const files = new FluidFiles(Object.fromEntries(paths.map((path) => [path, old])));
    const uris = paths.map((path) => root.with({ path }));
    const uri = vscode.Uri.joinPath(root, 'p1/src/f7.ts');
    let isThere: vscode.Disposable;
    let watched: WorkspaceCalls;

    before(async () => {
      await freshWindow();
      watched = watchCalls(uris);
      isThere = vscode.Disposable.from(
        vscode.workspace.registerFileSystemProvider(root.scheme, files),
        asOnlyFolder(root),
        watched,
      );
    });
    after(async () => {
      await simulator.answer(undefined);
      await closeEverything();
      isThere.dispose();
    });

    /** What was asked about files meanwhile; @param most so many times at most, whatever there is */
    async function callsDuring(most: number, action: () => unknown): Promise<readonly string[]> {
      watched.calls.length = 0;
      await action();
      const calls = [...watched.calls];
      assert.ok(calls.length <= most, `${calls.length} calls: ${calls.join('\n')}`);
      return calls;
    }

    it('when the chat opens: only for rules, at their places', async () => {
      const calls = await callsDuring(20, async () => {
        await run('frugal.focusChat');
        await run('frugal.newChat');
      });
      assert.ok(!calls.some((call) => call.startsWith('findFiles')), calls.join('\n'));
    });

    it('when a selection is explained, or a change is made and accepted', async () => {
      const document = await vscode.workspace.openTextDocument(uri);
      await show(document, [1, 2]);
      const calls = await callsDuring(120, async () => {
        await run('frugal.explain');
        await simulator.answer(`\`\`\`typescript\n${made}\`\`\``);
        await run('frugal.refactor', { instruction: 'Make it ten times as much' });
        await shownReview();
        await run('frugal.acceptProposal');
      });
      assert.equal(document.getText(), made);
      assert.ok(!calls.some((call) => call.startsWith('findFiles')), calls.join('\n'));
      assert.deepEqual(said, []);
    });

    it('when a file is looked for by its name: for as many as are shown', async () => {
      const { signal } = new AbortController();
      // Two files of patterns in each of the folders above a file, and the rules of the chat that is open.
      const calls = await callsDuring(mostShown * 6 + 40, async () => {
        const { items } = await file.find(undefined as never, 'f7', signal);
        assert.equal(items[0]?.label, 'f7.ts');
      });
      const searches = calls.filter((call) => call.startsWith('findFiles'));
      assert.deepEqual([...new Set(searches)], ['findFiles at most 300']);
    });

    it('when commands are offered, and when a file is attached: that one alone is watched', async () => {
      const offered = await callsDuring(20, promptCommands);
      assert.equal(offered.filter((call) => call.endsWith('/prompts')).length, 2);
      const calls = await callsDuring(30, () => run('frugal.attachFile', uri));
      const watchers = calls.filter((call) => call.startsWith('createFileSystemWatcher'));
      assert.deepEqual([...new Set(watchers)], ['createFileSystemWatcher f7.ts']);
    });
  });
