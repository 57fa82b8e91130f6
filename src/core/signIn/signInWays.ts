const known = ['loopback', 'editor', 'code'] as const;

/** How the code gets here: to a port of this machine, through VS Code's own address, or pasted by the user. */
export type SignInWay = (typeof known)[number];

export function isSignInWay(way: string | undefined): way is SignInWay {
  return known.some((each) => each === way);
}

/** Where Frugal runs, and where the browser does. */
export interface SignInPlace {
  /** VS Code itself is a page of the browser. */
  readonly isWeb: boolean;
  /** Frugal runs on another machine, or in a container. */
  readonly isRemote: boolean;
  /** Frugal can listen on a port. */
  readonly canListen: boolean;
}

/** What to try, in this order. */
export function signInWays({ isWeb, isRemote, canListen }: SignInPlace): readonly SignInWay[] {
  // The browser's own machine is where a port of this one can be reached.
  const isHere = canListen && !isWeb && !isRemote;
  return isHere ? ['loopback', 'editor', 'code'] : ['editor', 'code'];
}

/** Whether OpenRouter leads there: it takes https anywhere, and http to the browser's own machine; editors it lets through. */
export function isAllowedCallback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol !== 'http:') return protocol !== 'file:' && protocol !== 'javascript:';
  return hostname === 'localhost' || hostname === '127.0.0.1';
}
