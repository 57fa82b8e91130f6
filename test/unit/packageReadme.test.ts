import assert from 'node:assert/strict';
import * as fs from 'node:fs';
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

  it('keeps every chapter for users', () => {
    const chapters = (text: string): readonly string[] =>
      [...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title ?? '');
    assert.deepEqual(
      chapters(readme).filter((title) => !chapters(packaged).includes(title)),
      ['Try it', 'Install it'],
    );
  });
});
