import type { Act } from './acts';
import type { JsonObject } from './apiError';
import type { Generation } from './generation';

interface Choice {
  readonly delta?: JsonObject | null;
  readonly finish_reason?: string | null;
  readonly error?: unknown;
}

/** One body for a request without `stream`, with the same faults as the stream would have. */
export interface Assembled {
  readonly body: string;
  readonly ending: 'complete' | 'cut' | 'hang';
}

function choicesOf(act: Act): readonly Choice[] {
  if (act.kind !== 'chunk') return [];
  const error = act.chunk['error'];
  const choices = (act.chunk['choices'] ?? []) as readonly Choice[];
  return error === undefined ? choices : choices.map((choice) => ({ ...choice, error }));
}

function messageOf(generation: Generation, content: string): JsonObject {
  const { reasoning, toolCalls } = generation;
  const calls = toolCalls.map(({ id, name, arguments: json }) => ({
    id,
    type: 'function',
    function: { name, arguments: json },
  }));
  const details = [{ type: 'reasoning.text', text: reasoning, format: 'unknown', index: 0 }];
  return {
    role: 'assistant',
    content: content === '' && calls.length > 0 ? null : content,
    refusal: null,
    reasoning: reasoning === '' ? null : reasoning,
    ...(reasoning === '' ? {} : { reasoning_details: details }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  };
}

/** Plays the steps into a completion. A fault in the stream is a `choices[0].error` here. */
export function assemble(generation: Generation, acts: Iterable<Act>): Assembled {
  let content = '';
  let finish: string | null = null;
  let error: unknown;
  let usage: unknown;
  let malformed = false;
  let ending: Assembled['ending'] = 'complete';
  for (const act of acts) {
    if (act.kind === 'cut' || act.kind === 'hang') {
      ending = act.kind;
      break;
    }
    malformed ||= act.kind === 'raw';
    for (const choice of choicesOf(act)) {
      const piece = choice.delta?.['content'];
      if (typeof piece === 'string') content += piece;
      finish = choice.finish_reason ?? finish;
      error ??= choice.error;
    }
    if (act.kind === 'chunk') usage ??= act.chunk['usage'];
  }
  const { id, created, model, host, metadata } = generation;
  const choice = {
    index: 0,
    finish_reason: finish,
    native_finish_reason: finish,
    logprobs: null,
    message: messageOf(generation, content),
    ...(error === undefined ? {} : { error }),
  };
  const head = { id, object: 'chat.completion', created, model, provider: host };
  const body = JSON.stringify({
    ...head,
    system_fingerprint: null,
    choices: [choice],
    ...(usage === undefined ? {} : { usage }),
    ...(metadata === undefined ? {} : { openrouter_metadata: metadata }),
  });
  const whole = ending === 'complete' && !malformed;
  return { ending, body: whole ? body : body.slice(0, Math.floor(body.length / 2)) };
}
