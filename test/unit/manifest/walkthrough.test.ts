import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { contributedCommands, readManifest, readTexts, settingsOf } from './manifest';

describe('the walkthrough', () => {
  const manifest = readManifest();
  const commands = new Set(contributedCommands(manifest));
  const texts = readTexts();
  const steps = (manifest.contributes?.walkthroughs ?? []).flatMap((each) => each.steps);
  const contextKeys = fs.readFileSync('src/host/contextKeys.ts', 'utf8');

  it('leads from an account to the quota', () => {
    const ids = steps.map(({ id }) => id);
    assert.deepEqual(ids, ['account', 'key', 'cap', 'privacy', 'model', 'explain', 'quota']);
  });

  for (const { id, description, media, completionEvents } of steps) {
    const text = texts[description.replaceAll('%', '')] ?? '';

    it(`has buttons that do something: ${id}`, () => {
      const links = [...text.matchAll(/\]\((.*?)\)/g)].map(([, link = '']) => link);
      assert.ok(links.length > 0);
      for (const link of links) {
        const command = /^command:(.*)$/.exec(link)?.[1];
        assert.ok(command === undefined ? link.startsWith('https:') : commands.has(command), link);
      }
    });

    it(`is ticked off by what can happen: ${id}`, () => {
      assert.ok(completionEvents.length > 0);
      for (const event of completionEvents) {
        const [, kind = '', what = ''] = /^(on\w+):(.*)$/.exec(event) ?? [];
        const known: Readonly<Record<string, () => boolean>> = {
          onContext: () =>
            what.split(' && ').every((key) => contextKeys.includes(`readonly '${key}'`)),
          onCommand: () => commands.has(what),
          onSettingChanged: () => what in settingsOf(manifest),
          onLink: () => text.includes(`(${what})`),
        };
        assert.ok(known[kind]?.(), event);
      }
    });

    it(`has a picture in the colours of the theme, by attributes only, without a word: ${id}`, () => {
      const svg = fs.readFileSync(media.svg, 'utf8');
      // The page that shows it lets no style through.
      assert.doesNotMatch(svg, /<style|style=|class=/);
      const colours = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(
        ([, colour = '']) => colour,
      );
      assert.ok(colours.length > 5);
      for (const colour of colours) assert.match(colour, /^(none|var\(--vscode-.*\))$/);
      const words = [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map(([, word = '']) => word);
      for (const word of words) assert.match(word, /^[\d$/]+$/);
    });
  }
});
