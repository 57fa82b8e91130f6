import { kept, type CauseRow } from './cause';
import type { RequestCause } from './causeName';

/** The message itself has to change. */
export const requestCauses: Readonly<Record<RequestCause, CauseRow>> = {
  tooLong: {
    title: 'The message is too long for {model}',
    signs: {
      errorType: [
        'context_length_exceeded',
        'max_tokens_exceeded',
        'token_limit_exceeded',
        'string_too_long',
      ],
      text: /maximum context length|exceeds? the (model's )?context|input token count .*exceeds the maximum/i,
    },
    counted: 'unknown',
    another: 'no',
    severity: 'warning',
    happened: [
      [
        'It is about {tokens} tokens with its attachments, {over} more than fit.',
        'The chat, its attachments and the room for the answer do not fit together.',
      ],
    ],
    next: ['Take something out, or pick a model with a larger context.', kept],
    actions: ['cutAttachments', 'pickModel'],
  },
  tooLongForMinute: {
    title: 'The message is too long for {provider}',
    signs: {},
    counted: 'no',
    another: 'no',
    severity: 'warning',
    happened: [
      [
        '{provider} has not told yet how many tokens a minute it takes for {model}. Its free plan has {assumed} for most models, answer included; this needs about {tokens}.',
        '{provider} takes {limit} tokens a minute for {model}, answer included; this needs about {tokens}.',
        '{provider} takes fewer tokens a minute than this needs.',
      ],
      'Waiting does not help.',
    ],
    next: [
      [
        'Take out {over} tokens, pick a model of another provider, or send it anyway if yours takes more than {assumed}.',
        'Take out {over} tokens, or pick a model of another provider.',
        'Take something out, or pick a model of another provider.',
      ],
      kept,
    ],
    actions: ['cutAttachments', 'sendAnyway', 'pickModel'],
  },
  tooLarge: {
    title: 'The message is too large to send',
    signs: { errorType: ['payload_too_large'], status: [413] },
    counted: 'unknown',
    another: 'no',
    severity: 'warning',
    happened: ['{provider} does not take that many bytes at once.'],
    next: ['Take an attachment out.', kept],
    actions: ['cutAttachments'],
  },
  moderation: {
    title: 'The message was refused by a content filter',
    signs: {
      errorType: ['content_policy_violation', 'refusal', 'content_filter'],
      field: ['flagged_input', 'reasons'],
    },
    counted: 'unknown',
    another: 'no',
    severity: 'warning',
    happened: [
      '{host} checks what it is sent, and did not like something.',
      'The reason is in the details.',
    ],
    next: ['Change the message, or pick another model.', kept],
    actions: ['pickModel'],
  },
  guardrail: {
    title: 'A guardrail of the account blocked the message',
    signs: { field: ['patterns'], text: /^Request blocked/im },
    counted: 'unknown',
    another: 'no',
    severity: 'warning',
    happened: ['Whoever runs this account forbids something that the message contains.'],
    next: ['Change the message; the reason is in the details.', kept],
    actions: ['openKeySettings'],
  },
  badRequest: {
    title: 'The request was not understood',
    signs: {
      errorType: [
        'invalid_prompt',
        'invalid_image',
        'image_too_large',
        'image_too_small',
        'unsupported_image_format',
        'image_not_found',
        'image_download_failed',
      ],
      status: [400, 412, 422],
    },
    counted: 'unknown',
    another: 'no',
    severity: 'error',
    happened: ['{provider} or {model} found a mistake in it; the details say which.'],
    next: ['Another model may take it.', kept],
    actions: ['pickModel', 'openLog'],
  },
  fieldRefused: {
    title: '{provider} does not know a field of the request',
    signs: {},
    counted: 'unknown',
    another: 'changed',
    severity: 'warning',
    happened: ['It is {field}, by which Frugal asks how many tokens an answer took.'],
    next: ['Frugal leaves it out from now on: try again.', kept],
    actions: ['retry', 'openLog'],
  },
  stopped: {
    title: 'Stopped',
    signs: {},
    counted: 'unknown',
    another: 'no',
    severity: 'warning',
    happened: ['You stopped the answer. What came is kept.'],
    next: [],
    actions: ['retry'],
  },
};
