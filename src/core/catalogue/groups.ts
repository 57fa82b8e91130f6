import { contextLabel } from '../../shared/contextLabel';
import { modelTraits, type ModelTrait } from '../../shared/modelsProtocol';
import { daysLeft, leavesSoon, rankForCode } from './defaultModel';
import type { Model } from './model';
import { isSmall, sizeOf } from './modelSize';
import { sayDay } from '../say';

/** In the order of the picker. */
const groupNames = ['recommended', 'large', 'fast', 'images', 'other'] as const;
export type GroupName = (typeof groupNames)[number];

export interface ModelGroup {
  readonly name: GroupName;
  /** Best for code first. */
  readonly models: readonly Model[];
}

const recommendedCount = 3;
/** Billions of parameters. */
const largeFrom = 100;
const fastUpTo = 15;
const largeContext = 500_000;

/**
 * The free models as the picker shows them, each in exactly one group, the first that takes it: *recommended* are the best
 * three for code that have tools and stay; *large* has 100 billion parameters or half a million tokens of context; *fast*
 * works with few parameters or is called so; *images* reads images; *other* is the rest, routers last. Empty groups are
 * left out, and so are these models, which have a group of their own.
 */
export function groupModels(
  models: readonly Model[],
  now: number,
  elsewhere: readonly Model[] = [],
): readonly ModelGroup[] {
  const ranked = rankForCode(models, now);
  const recommended = new Set(recommendedOf(ranked, now));
  const routers = models.filter((model) => model.free && model.router);
  const all = [...ranked, ...routers].filter((model) => !elsewhere.includes(model));
  return groupNames
    .map((name) => ({
      name,
      models: all.filter((model) => groupOf(model, recommended) === name),
    }))
    .filter((group) => group.models.length > 0);
}

/** The best for code. @param ranked `rankForCode` of the models */
export function recommendedOf(ranked: readonly Model[], now: number): readonly Model[] {
  return ranked
    .filter((model) => model.tools && !leavesSoon(model, now))
    .slice(0, recommendedCount);
}

function groupOf(model: Model, recommended: ReadonlySet<Model>): GroupName {
  if (recommended.has(model)) return 'recommended';
  if (model.router) return 'other';
  const { large, fast, images } = traitsOf(model);
  if (large) return 'large';
  if (fast) return 'fast';
  return images ? 'images' : 'other';
}

function traitsOf(model: Model): Readonly<Record<'large' | 'fast' | 'light' | 'images', boolean>> {
  const { total, active } = sizeOf(model);
  const light = isSmall(model);
  const quick = light || /\b(flash|lightning|fast)\b/i.test(model.name);
  return {
    large: !quick && ((total ?? 0) >= largeFrom || model.context >= largeContext),
    fast: quick || (active ?? Infinity) <= fastUpTo,
    light,
    images: model.readsImages,
  };
}

/** All that a model is good for; one that is made for code says so by its name. */
export function goodFor(model: Model, recommended: boolean): readonly ModelTrait[] {
  const code = recommended || /\b(cod(er?|ing|ex|estral)|devstral)\b/i.test(model.name);
  const all: Partial<Readonly<Record<ModelTrait, boolean>>> = model.router
    ? {}
    : { ...traitsOf(model), code };
  return modelTraits.filter((name) => all[name] === true);
}

/** The words of the picker; `{0}` is a day like `3 Dec`. A host may pass them in another language. */
const pickerWords = {
  recommended: 'Recommended for code',
  large: 'Large',
  fast: 'Fast',
  images: 'Reads images',
  other: 'Other',
  context: '{0} context',
  tools: 'tools',
  reasoning: 'reasoning',
  readsImages: 'images',
  mayTrain: 'may train on prompts',
  leavesOn: 'leaves on {0}',
} as const;
export type PickerWords = Readonly<Record<keyof typeof pickerWords, string>>;

/**
 * What is good to know before a model is picked: `262k context`, `tools`, `leaves on 3 Dec`.
 * @param doing how it has been doing here
 */
export function modelLabels(
  model: Model,
  now: number,
  words: PickerWords = pickerWords,
  doing: readonly string[] = [],
): readonly string[] {
  return [
    // First, as a narrow picker cuts off the end.
    ...(model.training === 'may' ? [words.mayTrain] : []),
    ...doing,
    words.context.replace('{0}', contextLabel(model.context)),
    ...(model.tools ? [words.tools] : []),
    ...(model.reasoning ? [words.reasoning] : []),
    ...(model.readsImages ? [words.readsImages] : []),
    ...(daysLeft(model, now) < Infinity
      ? [words.leavesOn.replace('{0}', sayDay(new Date(model.expiresOn ?? '')))]
      : []),
  ];
}
