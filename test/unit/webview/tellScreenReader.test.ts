import assert from 'node:assert/strict';
import type { FromPage } from '../../../src/shared/protocol';
import { tellScreenReader } from '../../../src/webview/tellScreenReader';

const given = globalThis as { document?: unknown; MutationObserver?: unknown };

describe('A screen reader', () => {
  const before: typeof given = {};
  const classes = new Set<string>();
  let written = (): void => assert.fail('nobody looks at the classes');

  beforeEach(() => {
    Object.assign(before, { document: given.document, MutationObserver: given.MutationObserver });
    given.document = { body: { classList: { contains: (name: string) => classes.has(name) } } };
    given.MutationObserver = class {
      constructor(tell: () => void) {
        written = tell;
      }
      observe(): void {
        // There is one element only.
      }
    };
  });
  afterEach(() => Object.assign(given, before));

  it('is told to the host when VS Code finds it and when it goes, once each', () => {
    const told: FromPage[] = [];
    tellScreenReader((message) => told.push(message));
    classes.add('vscode-using-screen-reader');
    written();
    // With another theme VS Code writes all classes anew.
    classes.add('vscode-dark');
    written();
    classes.delete('vscode-using-screen-reader');
    written();
    assert.deepEqual(
      told.map((message) => message.type === 'screenReader' && message.isOn),
      [false, true, false],
    );
  });
});
