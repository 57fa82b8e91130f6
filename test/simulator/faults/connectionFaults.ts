import { errorBody } from '../apiError';
import type { ConnectionFault } from './fault';

const portal =
  '<!DOCTYPE html>\n<html><head><title>Sign in to the network</title></head><body>Please sign in.</body></html>\n';

export const connectionFaults = {
  connectionReset: {
    kind: 'connection',
    about: 'the socket is destroyed before a status comes',
    between: true,
    does: { what: 'reset' },
  },
  silenceBeforeHeaders: {
    kind: 'connection',
    about: 'the connection stays open and nothing comes, not even a status',
    does: { what: 'silence' },
  },
  htmlOk: {
    kind: 'connection',
    about: 'a 200 that is an HTML page, as captive portals send',
    between: true,
    does: { what: 'body', contentType: 'text/html; charset=utf-8', body: () => portal },
  },
  jsonErrorOk: {
    kind: 'connection',
    about: 'a 200 whose JSON is nothing but an error',
    does: {
      what: 'body',
      contentType: 'application/json',
      body: ({ host, account }) => {
        const metadata = { provider_name: host, error_type: 'provider_unavailable' };
        const reply = { status: 502, message: 'Provider returned error', metadata };
        return JSON.stringify(errorBody(reply, account.userId));
      },
    },
  },
  emptyBodyOk: {
    kind: 'connection',
    about: 'a 200 event stream without a byte in it',
    does: { what: 'body', contentType: 'text/event-stream', body: () => '' },
  },
  completionToStream: {
    kind: 'connection',
    about: 'one finished JSON completion though a stream was asked for',
    does: { what: 'completion' },
  },
} as const satisfies Readonly<Record<string, ConnectionFault>>;
