import { createHash, randomBytes } from 'node:crypto';
import { ApiError } from './apiError';
import type { Clock } from './clock';

interface Grant {
  readonly challenge: string | undefined;
  readonly method: string;
  readonly expiresAt: number;
}

const lifeMs = 600_000;

function refuse(status: number, message: string): never {
  throw new ApiError({ status, message });
}

/** Authorization codes of the OAuth PKCE way: single use, ten minutes. */
export class Grants {
  private readonly codes = new Map<string, Grant>();

  constructor(private readonly clock: Clock) {}

  issue(challenge: string | undefined, method: string): string {
    const code = `auth_code_${randomBytes(16).toString('hex')}`;
    this.codes.set(code, { challenge, method, expiresAt: this.clock.now() + lifeMs });
    return code;
  }

  /** Uses the code up, or throws the 400 or 403 that OpenRouter answers. */
  redeem(code: unknown, verifier: unknown, method: unknown): void {
    if (method !== undefined && method !== null && method !== 'S256' && method !== 'plain') {
      refuse(400, 'Invalid code_challenge_method');
    }
    const grant = typeof code === 'string' ? this.codes.get(code) : undefined;
    if (grant === undefined) return refuse(403, 'Invalid code or code_verifier');
    this.codes.delete(String(code));
    if (this.clock.now() >= grant.expiresAt) refuse(403, 'Authorization code expired');
    if (grant.challenge === undefined) return;
    if (method !== undefined && method !== null && method !== grant.method) {
      refuse(400, 'Invalid code_challenge_method');
    }
    const given = typeof verifier === 'string' ? verifier : '';
    const hashed = createHash('sha256').update(given).digest('base64url');
    if ((grant.method === 'S256' ? hashed : given) !== grant.challenge) {
      refuse(403, 'Invalid code or code_verifier');
    }
  }

  reset(): void {
    this.codes.clear();
  }
}
