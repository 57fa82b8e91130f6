/** The same value with every text in it replaced, whatever it holds; keys stay. */
export function mapStrings(value: unknown, replace: (text: string) => string): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((one) => mapStrings(one, replace));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, mapStrings(one, replace)]);
  return Object.fromEntries(entries) as unknown;
}
