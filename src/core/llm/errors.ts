import type { CauseName } from './causeName';
import { noEvidence, type Evidence } from './evidence';

/** A request that did not bring an answer. One class per cause extends it; what to do about it stands in `causes`. */
export class TurnError extends Error {
  readonly evidence: Evidence;

  constructor(
    readonly causeName: CauseName,
    /** What happened, in a few words; `{model}` stands for the model's name. */
    readonly title: string,
    known: Partial<Evidence> = {},
    options?: ErrorOptions,
  ) {
    super(title.replace('{model}', known.modelName ?? 'The model'), options);
    this.name = `${causeName.charAt(0).toUpperCase()}${causeName.slice(1)}Error`;
    this.evidence = { ...noEvidence, ...known };
  }
}

/** How each class is made: with what is known of the failure. */
export type TurnErrorClass = new (known?: Partial<Evidence>, options?: ErrorOptions) => TurnError;

export class NoKeyError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('noKey', 'There is no key yet', known, options);
  }
}

export class WrongKeyError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('wrongKey', 'The key is not accepted', known, options);
  }
}

export class KeyLimitError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('keyLimit', 'The key has reached its spending limit', known, options);
  }
}

export class CreditsError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('credits', 'The account is out of credit', known, options);
  }
}

export class InFlightBudgetError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('inFlightBudget', 'Too many requests are under way', known, options);
  }
}

export class BudgetError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('budget', 'A budget of the workspace is used up', known, options);
  }
}

export class DailyLimitError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('dailyLimit', 'The free requests of today are used up', known, options);
  }
}

export class MinuteLimitError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('minuteLimit', 'Too many requests this minute', known, options);
  }
}

export class AdmissionControlError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('admissionControl', 'OpenRouter asks to slow down', known, options);
  }
}

export class RateLimitedError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('rateLimited', 'OpenRouter limits this request', known, options);
  }
}

export class ForbiddenError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('forbidden', 'OpenRouter refused the request', known, options);
  }
}

export class BusyError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('busy', '{model} is busy', known, options);
  }
}

export class OverloadedError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('overloaded', '{model} is overloaded', known, options);
  }
}

export class UnavailableError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('unavailable', '{model} cannot be reached right now', known, options);
  }
}

export class ProviderTimeoutError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('providerTimeout', '{model} took too long', known, options);
  }
}

export class ModelErrorError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('modelError', '{model} broke off with an error', known, options);
  }
}

export class EmptyAnswerError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('emptyAnswer', '{model} gave an empty answer', known, options);
  }
}

export class ReasoningOnlyError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('reasoningOnly', '{model} thought, but did not answer', known, options);
  }
}

export class GatedError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('gated', '{model} is not open to this app', known, options);
  }
}

export class DataPolicyError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('dataPolicy', 'Your privacy settings exclude {model}', known, options);
  }
}

export class ModelGoneError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('modelGone', '{model} is no longer there', known, options);
  }
}

export class NoFreeModelError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('noFreeModel', 'No free model can be found', known, options);
  }
}

export class PaidModelError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('paidModel', '{model} costs money', known, options);
  }
}

export class PaidAnswerError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('paidAnswer', '{model} charged for this answer', known, options);
  }
}

export class NoToolsError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('noTools', '{model} cannot use tools', known, options);
  }
}

export class NoImagesError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('noImages', '{model} cannot read images', known, options);
  }
}

export class ConstraintError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('constraint', '{model} cannot serve this request', known, options);
  }
}

export class RegionError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('region', '{model} is not offered in your region', known, options);
  }
}

export class TooLongError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('tooLong', 'The message is too long for {model}', known, options);
  }
}

export class TooLargeError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('tooLarge', 'The message is too large to send', known, options);
  }
}

export class ModerationError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('moderation', 'The message was refused by a content filter', known, options);
  }
}

export class GuardrailError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('guardrail', 'A guardrail of the account blocked the message', known, options);
  }
}

export class BadRequestError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('badRequest', 'The request was not understood', known, options);
  }
}

export class StoppedError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('stopped', 'Stopped', known, options);
  }
}

export class NetworkError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('network', 'No connection to OpenRouter', known, options);
  }
}

export class DnsError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('dns', 'The address of OpenRouter cannot be found', known, options);
  }
}

export class TlsError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('tls', 'The connection to OpenRouter is not secure', known, options);
  }
}

export class TimeoutError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('timeout', 'No sign of life from OpenRouter', known, options);
  }
}

export class NoProgressError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('noProgress', '{model} makes no progress', known, options);
  }
}

export class CutError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('cut', 'The answer was cut off', known, options);
  }
}

export class MalformedError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('malformed', 'The answer was garbled', known, options);
  }
}

export class NotOpenRouterError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('notOpenRouter', 'Something else answered instead of OpenRouter', known, options);
  }
}

export class CloudflareError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('cloudflare', 'Cloudflare blocked the request', known, options);
  }
}

export class ServerErrorError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('serverError', 'OpenRouter has trouble of its own', known, options);
  }
}

export class UnknownError extends TurnError {
  constructor(known?: Partial<Evidence>, options?: ErrorOptions) {
    super('unknown', 'The request failed', known, options);
  }
}
