import { l10n } from 'vscode';
import type { App } from '../app';
import { contextKinds } from '../context';
import { attachContext } from '../context/attachContext';
import { isSingle, type ContextKind, type FoundContext } from '../context/contextKind';
import { file } from '../context/file';
import type { Offer, Offers } from './completions';

/** What `@` offers: kinds, files of that name, or what there is of a kind that was typed with a colon. */
export async function* contextOffers(
  app: App,
  typed: string,
  signal: AbortSignal,
): AsyncGenerator<Offers> {
  const [, name = '', rest = ''] = /^(\w+):(.*)$/.exec(typed) ?? [];
  const kind = contextKinds.find((one) => one.name === name);
  if (kind && !isSingle(kind)) {
    const { items, note } = await kind.find(app, rest, signal);
    const told = items.length === 0 ? kind.hint() : note;
    yield {
      offers: items.map((found) => offerOf(app, found, kind.icon)),
      ...(told !== undefined && { note: told }),
    };
    return;
  }
  const kinds = kindsLike(typed).map((one) => kindOffer(app, one));
  if (typed === '') {
    yield { offers: kinds };
    return;
  }
  if (kinds.length > 0) yield { offers: kinds };
  const { items } = await file.find(app, typed, signal);
  const offers = [...kinds, ...items.map((found) => offerOf(app, found, file.icon))];
  yield { offers, ...(offers.length === 0 && { note: l10n.t('Nothing is called “{0}”', typed) }) };
}

function kindsLike(typed: string): readonly ContextKind[] {
  const wanted = typed.toLowerCase();
  return contextKinds.filter(
    ({ name, label, isThere }) =>
      (name.startsWith(wanted) || label().toLowerCase().startsWith(wanted)) &&
      (isThere?.() ?? true),
  );
}

function kindOffer(app: App, kind: ContextKind): Offer {
  const { name, icon } = kind;
  const about = { icon, label: kind.label(), detail: `@${name}` };
  if (isSingle(kind)) return { ...about, choose: () => attach(app, kind.attach) };
  return { ...about, detail: `@${name}:`, text: `@${name}:` };
}

function offerOf(
  app: App,
  { label, detail, icon, attach: make }: FoundContext,
  usual: string,
): Offer {
  return {
    icon: icon ?? usual,
    label,
    ...(detail !== undefined && detail !== '' && { detail }),
    choose: () => attach(app, make),
  };
}

async function attach(app: App, make: FoundContext['attach']): Promise<void> {
  await attachContext(app, await make(app));
}
