import { l10n } from 'vscode';
import type { PreparedTurn } from '../../core/chat/prepareTurn';
import { countTokens } from '../../core/prompt/buildPrompt';

/** What a request is, in words, and its messages as they are sent: Markdown. */
export function promptText({
  candidates: [model, ...others],
  target: { preset },
  messages,
  maxAnswerTokens,
}: PreparedTurn): string {
  const instead = others.slice(0, preset.fallbacks ?? 0).map(({ name }) => name);
  const all = messages.map(({ role, content, images = [] }, index) => {
    const heading = l10n.t('Message {0} of {1}: {2}', index + 1, messages.length, role);
    const seen = images.map(
      (url) => `\n\n![${l10n.t('image of {0} kB', Math.ceil(url.length / 1365))}]`,
    );
    return `# ${heading}\n\n${content}${seen.join('')}`;
  });
  const request = l10n.t(
    'One request to {0}, about {1} tokens, with room for an answer of {2}. Nothing has been sent yet.',
    l10n.t('{0} by way of {1}', model.name, preset.name),
    countTokens(messages),
    maxAnswerTokens,
  );
  const busy = l10n.t(
    'Should {0} be busy, {1} may have it answered by another: {2}.',
    model.name,
    preset.name,
    instead.join(', '),
  );
  const about = instead.length > 0 ? [request, busy] : [request];
  return [`# ${l10n.t('What will be sent')}`, about.join('\n'), ...all].join('\n\n') + '\n';
}
