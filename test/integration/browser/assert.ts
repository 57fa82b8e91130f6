// What the integration tests use of `node:assert/strict`, where there is no Node.

class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

function told(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
}

function check(holds: boolean, message: string | undefined, otherwise: () => string): void {
  if (!holds) throw new AssertionError(message ?? otherwise());
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isRecord(one) || !isRecord(other)) return false;
  if (Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  const names = Object.keys(one);
  const has = (name: string): boolean => Object.hasOwn(other, name) && same(one[name], other[name]);
  return names.length === Object.keys(other).length && names.every(has);
}

export function ok(value: unknown, message?: string): asserts value {
  check(Boolean(value), message, () => `${told(value)} is not true`);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  check(Object.is(actual, expected), message, () => `${told(actual)}\nis not\n${told(expected)}`);
}

export function notEqual(actual: unknown, expected: unknown, message?: string): void {
  check(!Object.is(actual, expected), message, () => `is ${told(actual)}`);
}

export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  check(same(actual, expected), message, () => `${told(actual)}\nis not\n${told(expected)}`);
}

export function match(text: string, pattern: RegExp, message?: string): void {
  check(pattern.test(text), message, () => `${text}\ndoes not match ${String(pattern)}`);
}

export function doesNotMatch(text: string, pattern: RegExp, message?: string): void {
  check(!pattern.test(text), message, () => `${text}\nmatches ${String(pattern)}`);
}

export function throws(run: () => unknown, pattern = /^/): void {
  try {
    run();
  } catch (error) {
    match(String(error), pattern);
    return;
  }
  throw new AssertionError('nothing was thrown');
}

/** A class, a condition, a pattern of its text, or what some of its properties are or match. */
type Expected =
  | RegExp
  | (abstract new (...args: never) => unknown)
  | ((error: unknown) => boolean)
  | Readonly<Record<string, unknown>>;

function isAsExpected(error: unknown, expected: Expected): boolean {
  if (expected instanceof RegExp) return expected.test(String(error));
  if (typeof expected === 'function') {
    // As Node tells them apart.
    const isClass = expected === Error || (expected.prototype as unknown) instanceof Error;
    return isClass ? error instanceof expected : (expected as (one: unknown) => boolean)(error);
  }
  return Object.entries(expected).every(([name, value]) => {
    const found = isRecord(error) ? error[name] : undefined;
    return value instanceof RegExp ? value.test(String(found)) : same(found, value);
  });
}

export async function rejects(
  given: PromiseLike<unknown> | (() => PromiseLike<unknown>),
  expected: Expected = /^/,
): Promise<void> {
  let thrown: { readonly error: unknown } | undefined;
  try {
    await (typeof given === 'function' ? given() : given);
  } catch (error) {
    thrown = { error };
  }
  ok(thrown, 'it was not rejected');
  check(
    isAsExpected(thrown.error, expected),
    undefined,
    () => `rejected with ${told(thrown.error)}`,
  );
}
