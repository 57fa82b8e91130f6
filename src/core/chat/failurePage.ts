import type { FailureAction } from '../../shared/chat';
import { pageOf } from '../llm/failureActions';
import { providerOf } from '../llm/modelId';
import type { ProviderId } from '../llm/preset';
import { presets, providerIds } from '../llm/presets';
import type { ChatLog } from './chatLog';

/** The address of the page that this action of a failed answer opens; undefined where it opens none. */
export function failurePage(
  log: Pick<ChatLog, 'find'>,
  answerId: string,
  action: FailureAction,
): string | undefined {
  const asked = providerAsked(log, answerId);
  return asked && pageOf(action, presets[asked]);
}

/** Who was asked for this answer; undefined where it is none. */
export function providerAsked(
  log: Pick<ChatLog, 'find'>,
  answerId: string,
): ProviderId | undefined {
  const answer = log.find(answerId);
  if (answer?.role !== 'assistant') return undefined;
  const { failure, modelId } = answer;
  // Failures that were kept by an older version may not tell who was asked.
  return providerIds.find((id) => id === failure?.provider) ?? providerOf(modelId);
}
