import * as vscode from 'vscode';
import { asRecord, asText } from '../../core/llm/untrusted';

/** What is often asked next; each is sent with a click, so its price stands with it. */
export function followUps({ metadata, errorDetails }: vscode.ChatResult): vscode.ChatFollowup[] {
  const { l10n } = vscode;
  const task = asText(asRecord(metadata)['task']);
  if (errorDetails || task === undefined) return [];
  const refactor = {
    command: 'refactor',
    prompt: l10n.t('Make it simpler'),
    label: l10n.t('Make it simpler (1 request)'),
  };
  const tests = {
    command: 'tests',
    prompt: l10n.t('Test what it promises'),
    label: l10n.t('Write tests for it (1 request)'),
  };
  if (task === 'explain') return [refactor, tests];
  return ['refactor', 'fix', 'document'].includes(task) ? [tests] : [];
}
