import type { IncomingHttpHeaders } from 'node:http';
import type { Account, Accounts } from './accounts';
import type { ErrorReply } from './apiError';
import { ApiError } from './apiError';

function unauthorized(message: string): ErrorReply {
  return { status: 401, message };
}

/** Who sent this. The three 401 texts say what is wrong with the header. */
export function authenticate(headers: IncomingHttpHeaders, accounts: Accounts): Account {
  const { authorization } = headers;
  if (authorization === undefined) {
    throw new ApiError(unauthorized('Missing Authentication header'));
  }
  const key = /^Bearer +(sk-or-\S+)$/i.exec(authorization)?.[1];
  if (key === undefined) throw new ApiError(unauthorized('No auth credentials found'));
  const account = accounts.find(key);
  if (account === undefined || account.revoked) {
    throw new ApiError(unauthorized('User not found.'));
  }
  return account;
}
