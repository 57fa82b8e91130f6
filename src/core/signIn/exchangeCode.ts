import { askBriefly, errorOfResponse } from '../llm/askBriefly';
import { TurnError } from '../llm/errors';
import type { KeyInfoDeps } from '../llm/keyInfo';
import { openRouter } from '../llm/presets';
import { asRecord, asText, parseJson } from '../llm/untrusted';
import { SignInError } from './signInError';

/** The key for a code. Costs no request of the quota. @throws SignInError, or TurnError `stopped` */
export async function exchangeCode(
  { fetch, clock }: KeyInfoDeps,
  api: string,
  { code, verifier }: { readonly code: string; readonly verifier: string },
  signal: AbortSignal,
): Promise<string> {
  const context = {
    now: clock.now(),
    provider: openRouter.id,
    secrets: [code, verifier],
  };
  const fields = { code, code_verifier: verifier, code_challenge_method: 'S256' };
  try {
    return await askBriefly(clock, signal, context, async (ended) => {
      const response = await fetch(`${api}/auth/keys`, {
        method: 'POST',
        headers: { ...openRouter.headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(fields),
        signal: ended,
        redirect: 'manual',
      });
      const body = await response.text();
      const key = asText(asRecord(parseJson(body))['key']);
      if (response.ok && key !== undefined && openRouter.key?.shape.test(key) === true) return key;
      throw errorOfResponse(response, body, context);
    });
  } catch (error) {
    if (!(error instanceof TurnError) || error.causeName === 'stopped') throw error;
    throw new SignInError(problemOf(error), { cause: error });
  }
}

/** OpenRouter answers 403 to a code that is none, was used, or has expired, and says which in words. */
function problemOf({ evidence }: TurnError): SignInError['problem'] {
  const { status, foreign } = evidence;
  if (foreign || (status !== 400 && status !== 403)) return 'unreachable';
  return /expired/i.test(evidence.raw ?? '') ? 'expired' : 'refused';
}
