// Writes the README that goes into the package: `npm run vsix` does it.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { repository } from '../vscode/folders';
import { packageReadme } from './packageReadme';

const folder = path.join(repository, 'out/package');
fs.mkdirSync(folder, { recursive: true });
const readme = fs.readFileSync(path.join(repository, 'README.md'), 'utf8');
fs.writeFileSync(path.join(folder, 'README.md'), packageReadme(readme));
