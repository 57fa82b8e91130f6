// Writes THIRD_PARTY_NOTICES.md: `npm run notices`, after a dependency of the package has changed.
import * as fs from 'node:fs';
import { noticesFile, noticesText } from './notices';

fs.writeFileSync(noticesFile, noticesText());
