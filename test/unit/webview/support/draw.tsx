import { render, type ComponentChild } from 'preact';
import type { FromPage } from '../../../../src/shared/protocol';
import { pageStrings } from '../../../../src/shared/strings';
import { PageContext } from '../../../../src/webview/components/page';
import type { LocalAction } from '../../../../src/webview/store';
import { installTinyDocument, TinyElement } from './tinyDocument';

installTinyDocument();

const roots = new Set<TinyElement>();

/** Takes all that was drawn off again, so that none of its clocks goes on. */
export function undraw(): void {
  for (const root of roots) render(null, root as unknown as Element);
  roots.clear();
}

/** A part of the page as drawn, and what it told host and store. */
export interface Drawn {
  readonly root: TinyElement;
  readonly posted: readonly FromPage[];
  readonly dispatched: readonly LocalAction[];
  redraw(child: ComponentChild): void;
  /** All elements of this name. */
  elements(localName: string): readonly TinyElement[];
  /** The button of this name, as a screen reader would read it. */
  button(name: string): TinyElement;
  html(): string;
}

/** Draws a part of the page as `App` would. */
export function draw(child: ComponentChild): Drawn {
  const posted: FromPage[] = [];
  const dispatched: LocalAction[] = [];
  const root = new TinyElement('root');
  roots.add(root);
  const page = {
    strings: pageStrings,
    post: (message: FromPage) => void posted.push(message),
    dispatch: (action: LocalAction) => void dispatched.push(action),
  };
  const redraw = (next: ComponentChild) => {
    render(
      <PageContext.Provider value={page}>{next}</PageContext.Provider>,
      root as unknown as Element,
    );
  };
  redraw(child);
  const elements = (name: string) => root.all().filter(({ localName }) => localName === name);
  return {
    root,
    posted,
    dispatched,
    redraw,
    elements,
    button: (name) => {
      const found = elements('button').find((button) => nameOf(button) === name);
      if (found === undefined) throw new Error(`No button is called ${name}`);
      return found;
    },
    html: () => root.childNodes.map(toHtml).join(''),
  };
}

/** The name that assistive technology gives a button. */
export function nameOf(element: TinyElement): string {
  return element.attributes.get('aria-label') ?? element.textContent;
}

function toHtml(node: TinyElement['childNodes'][number]): string {
  if (!(node instanceof TinyElement)) return escape(node.data);
  const attributes = [...node.attributes].map(([name, value]) => ` ${name}="${escape(value)}"`);
  const inside = node.childNodes.map(toHtml).join('');
  return `<${node.localName}${attributes.join('')}>${inside}</${node.localName}>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
