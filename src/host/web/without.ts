/** A copy that lacks these properties. */
export function without<T extends object, Name extends keyof T & string>(
  object: T,
  ...names: readonly Name[]
): Omit<T, Name> {
  const left = Object.entries(object).filter(([name]) => !names.some((one) => one === name));
  return Object.fromEntries(left) as Omit<T, Name>;
}
