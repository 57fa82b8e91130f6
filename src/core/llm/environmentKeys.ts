import { cleanKey } from './keyShape';
import type { Preset } from './preset';
import { presets } from './presets';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A key that other tools on this machine use. */
export interface EnvironmentKey {
  readonly preset: Preset;
  /** The name of the variable. */
  readonly name: string;
  readonly key: string;
}

/** The keys of providers that are in the environment, each once. */
export function environmentKeys(environment: Environment): readonly EnvironmentKey[] {
  return Object.values<Preset>(presets).flatMap((preset) => {
    const rule = preset.key;
    if (!rule) return [];
    const found = (rule.variables ?? []).flatMap((name) => {
      const { key } = cleanKey(environment[name] ?? '', preset.name, rule);
      return key === undefined ? [] : [{ preset, name, key }];
    });
    return found.filter(({ key }, index) => found.findIndex((one) => one.key === key) === index);
  });
}
