import * as vscode from 'vscode';
import type { Clock } from '../../core/ports';
import { inTime } from './inTime';

/** A language server that says nothing for so long, in milliseconds, is asked again the next time. */
export const patienceMs = 1500;

/** A line of a document. */
export interface Place {
  readonly uri: vscode.Uri;
  /** 0-based. */
  readonly line: number;
}

/** Where a name, or the type of what it stands for, is defined. */
export async function definedAt(
  what: 'name' | 'type',
  document: vscode.TextDocument,
  position: vscode.Position,
  clock: Clock,
): Promise<Place | undefined> {
  const provider = what === 'name' ? 'Definition' : 'TypeDefinition';
  const found = await inTime(
    vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[] | undefined>(
      `vscode.execute${provider}Provider`,
      document.uri,
      position,
    ),
    patienceMs,
    clock,
  );
  const [place] = found ?? [];
  if (!place) return undefined;
  if ('uri' in place) return { uri: place.uri, line: place.range.start.line };
  return { uri: place.targetUri, line: place.targetRange.start.line };
}

/** The signature, or the type, that a hover shows. */
export async function hoverAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  clock: Clock,
): Promise<string | undefined> {
  const hovers = await inTime(
    vscode.commands.executeCommand<readonly vscode.Hover[] | undefined>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    ),
    patienceMs,
    clock,
  );
  const text = (hovers ?? [])
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
  // The first block of code of a hover is the signature.
  return /```\w*\n([^]*?)\n```/.exec(text)?.[1]?.slice(0, 400);
}
