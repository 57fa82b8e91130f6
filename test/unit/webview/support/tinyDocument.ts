/** The few parts of a document that Preact needs to draw, so that components are tested in plain Node. */
export class TinyNode {
  parentNode: TinyNode | null = null;
  readonly childNodes: TinyNode[] = [];

  constructor(
    readonly nodeType: number,
    readonly localName: string,
    public data = '',
  ) {}

  get firstChild(): TinyNode | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): TinyNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  get previousSibling(): TinyNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) - 1] ?? null;
  }

  get parentElement(): TinyNode | null {
    return this.parentNode;
  }

  /** It hangs on the root that something was drawn into. */
  get isConnected(): boolean {
    return this.localName === 'root' || (this.parentNode?.isConnected ?? false);
  }

  contains(node: TinyNode): boolean {
    return node === this || this.childNodes.some((child) => child.contains(node));
  }

  get textContent(): string {
    return this.data + this.childNodes.map((child) => child.textContent).join('');
  }

  removeChild(node: TinyNode): TinyNode {
    const index = this.childNodes.indexOf(node);
    const { nextSibling, previousSibling } = node;
    removals.push({ removedNodes: [node], target: this, nextSibling, previousSibling });
    if (index >= 0) this.childNodes.splice(index, 1);
    node.parentNode = null;
    return node;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }
}

/** What was taken out of its place, in the order of that. */
export const removals: {
  readonly removedNodes: readonly TinyNode[];
  readonly target: TinyNode;
  readonly nextSibling: TinyNode | null;
  readonly previousSibling: TinyNode | null;
}[] = [];

export class TinyElement extends TinyNode {
  readonly attributes = new Map<string, string>();
  readonly listeners = new Map<string, (this: TinyElement, event: unknown) => void>();
  readonly style: Record<string, string> = {};
  // By these Preact knows how an event's name is written.
  readonly onclick = null;
  readonly onauxclick = null;
  readonly onchange = null;
  readonly ondragover = null;
  readonly ondrop = null;
  readonly onpaste = null;
  readonly oninput = null;
  readonly onkeydown = null;
  readonly ontoggle = null;

  constructor(localName: string) {
    super(1, localName);
  }

  appendChild(node: TinyNode): TinyNode {
    return this.insertBefore(node, null);
  }

  insertBefore(node: TinyNode, before: TinyNode | null): TinyNode {
    node.remove();
    const at = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    this.childNodes.splice(at, 0, node);
    node.parentNode = this;
    return node;
  }

  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }

  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }

  addEventListener(type: string, listener: (event: unknown) => void): void {
    this.listeners.set(type, listener);
  }

  removeEventListener(type: string): void {
    this.listeners.delete(type);
  }

  /** @param selector names, `.class` and `[attribute]`, each alone or a class behind a name, with commas and spaces between */
  matches(selector: string): boolean {
    return selector.split(', ').some((one) => {
      const [, name = '', kind = '', attribute = ''] =
        /^(\w*)(?:\.(\w+))?(?:\[(\w+)\])?$/.exec(one) ?? [];
      const classes = this.attributes.get('class')?.split(' ') ?? [];
      const names = [...this.attributes.keys()].map((key) => key.toLowerCase());
      return (
        (name === '' || name === this.localName) &&
        (kind === '' || classes.includes(kind)) &&
        (attribute === '' || names.includes(attribute))
      );
    });
  }

  closest(selector: string): TinyElement | null {
    if (this.matches(selector)) return this;
    return this.parentNode instanceof TinyElement ? this.parentNode.closest(selector) : null;
  }

  /** @param selector as above, or two with a space between */
  querySelectorAll(selector: string): readonly TinyElement[] {
    const [outer, inner] = selector.includes(', ') ? [] : selector.split(' ');
    if (outer === undefined || inner === undefined)
      return this.all().filter((element) => element.matches(selector));
    return this.all().filter((one) => one.matches(inner) && one.closest(outer) !== null);
  }

  querySelector(selector: string): TinyElement | null {
    return this.querySelectorAll(selector)[0] ?? null;
  }

  /** All elements inside. */
  all(): readonly TinyElement[] {
    return this.childNodes.flatMap((child) =>
      child instanceof TinyElement ? [child, ...child.all()] : [],
    );
  }

  /** What a click or a key does; the listener gets the event with this element as its target. */
  focus(): void {
    // Nobody looks where it is.
  }

  scrollIntoView(): void {
    // Nothing is laid out here, so all is in view.
  }

  setSelectionRange(): void {
    // Nothing is typed here.
  }

  fire(type: string, event: Readonly<Record<string, unknown>> = {}): void {
    this.listeners.get(type)?.call(this, {
      type,
      preventDefault: () => undefined,
      currentTarget: this,
      ...event,
    });
  }
}

const idle: (() => void)[] = [];

/** Runs what waits for an idle moment, until nothing does. */
export function runIdle(): void {
  for (let run = idle.shift(); run !== undefined; run = idle.shift()) run();
}

/** Puts the stand-in where Preact looks for a document. It stays: effects run some time after a test has ended. */
export function installTinyDocument(): void {
  Object.assign(globalThis, {
    document: {
      createElement: (name: string) => new TinyElement(name),
      createElementNS: (_: string, name: string) => new TinyElement(name),
      createTextNode: (text: string) => new TinyNode(3, '#text', text),
    },
    // What listens at the window hears nothing here.
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    requestIdleCallback: (run: (deadline: IdleDeadline) => void) =>
      idle.push(() => run({ didTimeout: false, timeRemaining: () => 50 })),
  });
}
