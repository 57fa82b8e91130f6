import { kept, type CauseRow } from './cause';
import * as errors from './errors';
import type { AccountCause } from './causeName';

/** Another model of the same account would fail in the same way. */
export const accountCauses: Readonly<Record<AccountCause, CauseRow>> = {
  noKey: {
    make: errors.NoKeyError,
    signs: {},
    counted: 'no',
    severity: 'warning',
    happened: ['Frugal asks OpenRouter with a key of your own. A key costs nothing.'],
    next: [kept],
    actions: ['setKey', 'getKey'],
  },
  wrongKey: {
    make: errors.WrongKeyError,
    signs: {
      errorType: ['authentication'],
      text: /No auth credentials found|User not found|Missing Authentication header/i,
      status: [401],
    },
    counted: 'no',
    severity: 'error',
    happened: ['OpenRouter does not know this key, or it was disabled.'],
    next: ['Set the key again, or make a new one.', kept],
    actions: ['setKey', 'openKeySettings'],
  },
  keyLimit: {
    make: errors.KeyLimitError,
    signs: { limitSource: ['openrouter_key_limit'], text: /key limit exceeded/i },
    counted: 'unknown',
    severity: 'error',
    happened: ['The limit that was set for this key is used up.'],
    next: ['Raise it on the page of your keys, or set another key.', kept],
    actions: ['openKeySettings', 'setKey'],
  },
  credits: {
    make: errors.CreditsError,
    signs: {
      limitSource: ['openrouter_credits'],
      text: /insufficient credits|requires more credits/i,
      status: [402],
    },
    counted: 'unknown',
    severity: 'error',
    happened: [
      'OpenRouter wants credit for this request. A balance below zero blocks free models too, until it is settled.',
    ],
    next: ['Look at the balance of the account, or pick another free model.', kept],
    actions: ['pickModel', 'openKeySettings'],
  },
  inFlightBudget: {
    make: errors.InFlightBudgetError,
    signs: { limitSource: ['openrouter_in_flight_budget'] },
    counted: 'unknown',
    severity: 'warning',
    happened: ['OpenRouter waits for other requests of this account to end before it takes more.'],
    next: [['Try again in {resetIn}.', 'Try again in a few minutes.'], kept],
    actions: ['retry', 'pickModel'],
  },
  budget: {
    make: errors.BudgetError,
    signs: { limitSource: ['openrouter_guardrail_budget', 'openrouter_workspace_budget'] },
    counted: 'unknown',
    severity: 'error',
    happened: ['Whoever runs this account set a budget, and it is spent.'],
    next: [
      [
        'It is renewed at {resetClock} UTC, in {resetIn}.',
        'Ask them to raise it, or set another key.',
      ],
      kept,
    ],
    actions: ['setKey', 'openKeySettings'],
  },
  dailyLimit: {
    make: errors.DailyLimitError,
    signs: { limitSource: ['openrouter_free_tier_daily'], text: /free-models-per-day/i },
    counted: 'yes',
    severity: 'warning',
    happened: ['{limit} of {limit} on OpenRouter.'],
    tellsCost: false,
    next: ['They come back at {resetClock} UTC, in {resetIn}.', kept],
    // Another model shares the same counter, and a try before the reset can only fail.
    actions: ['openKeySettings'],
  },
  minuteLimit: {
    make: errors.MinuteLimitError,
    signs: { limitSource: ['openrouter_free_tier_per_minute'], text: /free-models-per-min/i },
    counted: 'yes',
    severity: 'warning',
    happened: ['OpenRouter takes {limit} free requests a minute, all models together.'],
    next: ['Try again in {resetIn}.', kept],
    actions: ['retry'],
  },
  admissionControl: {
    make: errors.AdmissionControlError,
    signs: {
      limitSource: ['openrouter_admission_control'],
      text: /could not verify available credits/i,
    },
    counted: 'unknown',
    severity: 'warning',
    happened: ['It is busy as a whole; your quota is not the reason.'],
    next: [['Try again in {resetIn}.', 'Try again in a moment.'], kept],
    actions: ['retry', 'openStatus'],
  },
  rateLimited: {
    make: errors.RateLimitedError,
    signs: { status: [429] },
    counted: 'unknown',
    severity: 'warning',
    happened: ['It does not say which of its limits was met; the details hold all that came.'],
    next: [['Try again in {resetIn}.', 'Try again in a minute.'], kept],
    actions: ['retry', 'pickModel'],
  },
  forbidden: {
    make: errors.ForbiddenError,
    signs: { status: [403] },
    counted: 'unknown',
    severity: 'error',
    happened: ['The account may not do this; the reason is in the details.'],
    next: ['Pick another model, or look at the settings of the key.', kept],
    actions: ['pickModel', 'openKeySettings'],
  },
};
