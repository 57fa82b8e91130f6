import { Component, type ComponentChildren } from 'preact';
import type { FromPage } from '../../shared/protocol';

interface Props {
  readonly post: (message: FromPage) => void;
  /** Drawn when the children cannot be. */
  readonly fallback: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Keeps an error while drawing one message to that message, and tells the host. */
export class Guard extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  override componentDidCatch(error: unknown): void {
    this.setState({ failed: true });
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    this.props.post({ type: 'pageError', message, stack: stack ?? '' });
  }

  override render(): ComponentChildren {
    return this.state.failed ? this.props.fallback : this.props.children;
  }
}
