import { Component, createElement, type ComponentChild, type FunctionComponent } from 'preact';

/** The component, drawn again only when a property is another value than before. */
export function memo<P extends object>(draw: FunctionComponent<P>) {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: Readonly<P>): boolean {
      const before = this.props as Readonly<Record<string, unknown>>;
      const after = next as Readonly<Record<string, unknown>>;
      const names = Object.keys(after);
      return (
        names.length !== Object.keys(before).length ||
        names.some((name) => before[name] !== after[name])
      );
    }

    override render(props: Readonly<P>): ComponentChild {
      return createElement(draw, props as P);
    }
  };
}
