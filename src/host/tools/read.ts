import * as vscode from 'vscode';
import { asNumber, asText } from '../../core/llm/untrusted';
import { numberedLines } from '../../core/tools/numberedLines';
import { readText } from '../context/readText';
import { fileName, pathOf } from '../editor/documentPath';
import { NotTextError } from '../editor/errors';
import { namedFile } from '../editor/namedFile';
import type { WorkspaceTool } from './workspaceTool';

/** Bytes. */
const largestFile = 1_000_000;

/** Lines of a file, with their numbers, as they are in the editor. */
export const read: WorkspaceTool = {
  message: ({ path }) => vscode.l10n.t('Frugal reads {0}', asText(path) ?? ''),
  run: async ({ session }, input) => {
    const uri = await namedFile(asText(input['path']) ?? '');
    const text = await readText(uri, largestFile);
    if (text === undefined) throw new NotTextError(fileName(uri));
    const path = pathOf(uri);
    const masked = await session.asking.masking.maskLines(text, path);
    const count = masked.split('\n').length;
    const first = asNumber(input['startLine']) ?? 1;
    const last = asNumber(input['endLine']) ?? count;
    const lines = numberedLines(masked, first, last);
    return lines === '' ? `${path} has ${count} lines.` : `${path} (${count} lines):\n${lines}`;
  },
};
