/** Reads values that others sent: whatever they are, these never throw. */
export type UntrustedRecord = Readonly<Record<string, unknown>>;

const nothing: UntrustedRecord = {};

/** Empty when it is no object. */
export function asRecord(value: unknown): UntrustedRecord {
  return isRecord(value) ? value : nothing;
}

export function isRecord(value: unknown): value is UntrustedRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A finite number, also where it was sent as text. */
export function asNumber(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

/** `undefined` when it is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
