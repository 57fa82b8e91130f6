import type { Model } from './model';

/** Billions of parameters, as far as the name or id tells them: `480B A35B`, `nemotron-3-super-120b-a12b`. */
export function sizeOf(model: Model): { readonly total?: number; readonly active?: number } {
  const words = `${model.name} ${model.id}`;
  const total = /(?<![\w.])(\d+(?:\.\d+)?)b\b/i.exec(words)?.[1];
  const active = /(?<![\w.])a(\d+(?:\.\d+)?)b\b/i.exec(words)?.[1];
  return {
    ...(total !== undefined && { total: Number(total) }),
    ...(active !== undefined && { active: Number(active) }),
  };
}

/** Its maker calls it small, or it has at most 15 billion parameters. */
export function isSmall(model: Model): boolean {
  return (
    /\b(mini|nano|small|tiny|lite|xs)\b/i.test(model.name) || (sizeOf(model).total ?? 16) <= 15
  );
}
