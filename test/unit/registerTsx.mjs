// Unit tests import the page's components: tsx has to know how the build makes their JSX.
import { fileURLToPath } from 'node:url';
import process from 'node:process';
import { URL } from 'node:url';

process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL('tsconfig.json', import.meta.url));
await import('tsx');
