import type { AnswerMessage, AttachmentChip, Message, UserMessage } from '../../src/shared/chat';
import type { ChatState, ComposerState } from '../../src/shared/protocol';
import type { Quota } from '../../src/shared/quota';
import { quotaSample } from '../support/quotaSample';

const at = Date.now() - 60_000;

const quota: Quota = {
  ...quotaSample,
  minuteLimit: 20,
  resetsAt: Date.now() + 34_800_000,
};
const usedUp: Quota = { ...quota, certainty: 'confirmed', used: 50, left: 0, confirmedAt: at };

const selection: AttachmentChip = {
  id: 'a1',
  name: 'retry.ts',
  lines: [12, 31],
  tokens: 240,
  automatic: true,
};
const problems: AttachmentChip = { id: 'a2', name: '2 problems', tokens: 60, automatic: false };

const composer: ComposerState = {
  attachments: [selection],
  model: { id: 'qwen/qwen3-coder:free', name: 'Qwen3 Coder 480B A35B' },
  quota,
  contextTokens: 1400,
  masked: [],
  mostRequests: 2,
};

const empty: ChatState = {
  connection: 'ready',
  trusted: true,
  chatId: 'sample',
  messages: [],
  branches: {},
  composer,
  draft: '',
  busy: false,
};

const question: UserMessage = {
  role: 'user',
  id: 'q1',
  at,
  task: 'refactor',
  text: 'Refactor this: no nested try, and back off with jitter.',
  attachments: [selection],
};

const answer: AnswerMessage = {
  role: 'assistant',
  id: 'r1',
  at,
  status: 'done',
  text: '',
  reasoning: 'The user wants one loop. The inner try only guards the sleep.',
  reasoningMs: 3100,
  modelId: 'qwen/qwen3-coder:free',
  modelName: 'Qwen3 Coder',
  requestOfDay: [12, 50],
};

const code = `export async function retry<T>(call: () => Promise<T>, tries = 3): Promise<T> {
  for (let n = 0; ; n++) {
    try {
      return await call(); // the only call that can fail
    } catch (error) {
      if (n === tries) throw error;
    }
    await sleep(jitter(n, { base: 100, limit: 5_000 }));
  }
}`;

const prose = `The two \`try\` blocks guard **one** call, so a loop with a single \`catch\` says the same thing:

\`\`\`ts src/net/retry.ts
${code}
\`\`\`

### What changed

1. One \`try\`, one place that counts.
2. The pause grows and is *jittered*:
   - base 100 ms
   - never above 5 s

| attempt | pause | note |
|---:|:---|---|
| 1 | 50–100 ms | |
| 2 | 100–200 ms | half of callers never get here |

> Callers that pass \`tries = 0\` now get exactly one call.

See [Exponential backoff](https://example.com/backoff) and <b>raw html</b> stays text.

- [x] behaviour kept
- [ ] tests written

\`\`\`python
def jitter(n: int) -> float:
    """Half of it is luck."""
    return random.uniform(0.5, 1) * min(5, 0.1 * 2**n)
\`\`\`

\`\`\`diff
-  try { return await call() } catch {
+  for (let n = 0; ; n++) {
\`\`\`

\`\`\`sh
npm test -- --grep "retry gives up after a very long command line that does not fit"
\`\`\``;

const done: AnswerMessage = {
  ...answer,
  text: prose,
  receipt: {
    requests: 1,
    requestsAtMost: 2,
    promptTokens: 1234,
    answerTokens: 384,
    durationMs: 4100,
    endpointHost: 'Chutes',
  },
};

const proposed: AnswerMessage = {
  ...done,
  id: 'r2',
  reasoning: '',
  text: 'One loop, one `catch`; the pause is in `jitter`.',
  proposal: {
    state: 'open',
    files: [
      {
        name: 'retry.ts',
        path: 'src/retry.ts',
        isNew: false,
        lines: [12, 31],
        added: 9,
        removed: 14,
        decided: 0,
        hunks: 4,
      },
    ],
    notes: [],
    checks: [],
  },
};

const tests: UserMessage = {
  ...question,
  id: 'q2',
  task: 'chat',
  text: 'Now write the tests for it.',
  attachments: [],
};

const failed: AnswerMessage = {
  ...answer,
  id: 'r3',
  reasoning: '',
  status: 'failed',
  failure: {
    severity: 'error',
    title: 'Qwen3 Coder is busy at its provider',
    detail: 'Chutes answered 429. This used 2 requests. Your message is kept.',
    actions: ['retry', 'askOther', 'pickModel', 'openStatus'],
    otherModel: { id: 'mistralai/devstral-2512:free', name: 'Devstral 2 2512' },
    raw: '{"error":{"code":429,"message":"Provider returned error","metadata":{"raw":"busy"}}}',
  },
  receipt: { requests: 2, requestsAtMost: 2, durationMs: 800 },
};

const limited: AnswerMessage = {
  ...failed,
  id: 'r4',
  failure: {
    severity: 'warning',
    title: 'The free requests of today are used up',
    detail:
      '50 of 50 on OpenRouter. They come back at 00:00 UTC, in 5 h 12 min. Your message is kept.',
    actions: ['queue', 'openCredits'],
    backAt: Date.now() + 18_720_000,
    others: [
      { id: 'groq', name: 'Groq', modelName: 'GPT-OSS 120B' },
      { id: 'google', name: 'Google AI Studio', modelName: 'Gemini 3 Flash' },
    ],
  },
};

const queued: AnswerMessage = {
  ...limited,
  id: 'r7',
  status: 'queued',
  queued: { until: Date.now() + 18_720_000, editable: true },
};

const asksWhich: AnswerMessage = {
  ...queued,
  id: 'r8',
  queued: { until: Date.now(), editable: true, changed: ['retry.ts', 'cart.ts'], gone: [] },
};

const chat = (messages: readonly Message[], more: Partial<ChatState> = {}): ChatState => ({
  ...empty,
  messages,
  ...more,
});

/** States of the page to look at, by name. */
export const pageSamples: Readonly<Record<string, ChatState>> = {
  noKey: { ...empty, connection: 'noKey', composer: withoutModel() },
  empty,
  waiting: chat([question, { ...answer, reasoning: '', status: 'waiting', at }], { busy: true }),
  streaming: chat([question, { ...done, status: 'streaming', text: prose.slice(0, 420) }], {
    busy: true,
  }),
  done: chat([question, done]),
  proposal: chat([
    question,
    proposed,
    { ...proposed, id: 'r5', proposal: { ...proposed.proposal!, state: 'accepted' } },
    {
      ...proposed,
      id: 'r6',
      status: 'interrupted',
      proposal: {
        ...proposed.proposal!,
        state: 'refused',
        reason: 'The lines are not in retry.ts any more, so nothing was written.',
      },
    },
  ]),
  failures: chat([tests, failed, tests, limited], {
    connection: 'quotaUsedUp',
    composer: { ...composer, attachments: [selection, problems], quota: usedUp },
    draft: 'Now write the tests for it.',
  }),
  queued: chat([tests, queued, tests, asksWhich], { connection: 'quotaUsedUp' }),
  unfinished: chat([question, { ...done, keptFrom: at }, tests, { ...done, status: 'stopped' }]),
};

function withoutModel(): ComposerState {
  const unknown: Quota = {
    certainty: 'unknown',
    providerName: 'OpenRouter',
    toldBy: 'keyInfo',
    resets: 'UTC',
    used: 0,
    usedThisMinute: 0,
    minuteLimit: 20,
    ...(quota.resetsAt !== undefined && { resetsAt: quota.resetsAt }),
  };
  return { attachments: [], quota: unknown, contextTokens: 0, masked: [], mostRequests: 2 };
}
