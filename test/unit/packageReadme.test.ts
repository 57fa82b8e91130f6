import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { openRouter } from '../../src/core/llm/presets';
import { packageReadme } from '../package/packageReadme';

describe('The README of the package', () => {
  const readme = fs.readFileSync('README.md', 'utf8');
  const packaged = packageReadme(readme);

  it('leads nowhere that only the repository knows', () => {
    const places = [...packaged.matchAll(/\]\(([^)\s]+)/g)].map(([, place]) => place);
    assert.deepEqual(
      places.filter((place) => !place?.startsWith('https://')),
      [],
    );
  });

  it('tells nothing about building', () => {
    assert.doesNotMatch(packaged, /npm (ci|start|test|run)|<!--/);
  });

  it('tells of every setting, and of every header that says whose request it is', () => {
    const { contributes } = JSON.parse(fs.readFileSync('package.json', 'utf8')) as {
      readonly contributes: {
        readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
      };
    };
    const settings = packaged.split('\n').filter((line) => line.startsWith('| `frugal.'));
    const names = Object.keys(contributes.configuration.properties);
    assert.deepEqual(
      names.filter((name) => !settings.some((line) => line.includes(`\`${name}\``))),
      [],
    );
    assert.deepEqual(
      Object.keys(openRouter.headers).filter((name) => !packaged.includes(`\`${name}\``)),
      [],
    );
  });

  it('keeps every chapter for users', () => {
    const chapters = (text: string): readonly string[] =>
      [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title ?? '');
    assert.deepEqual(
      chapters(readme).filter((title) => !chapters(packaged).includes(title)),
      ['Try it', 'Install it'],
    );
  });
});
