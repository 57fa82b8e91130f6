import * as vscode from 'vscode';

type Hear = (event: unknown) => unknown;

/** An input box of VS Code's in which a test types in the user's place. */
export class TypedBox {
  title = '';
  prompt = '';
  placeholder = '';
  password = false;
  value = '';
  ignoreFocusOut = false;
  busy = false;
  enabled = true;
  buttons: readonly vscode.QuickInputButton[] = [];
  validationMessage: string | vscode.InputBoxValidationMessage | undefined;
  isOpen = false;
  private readonly hears = new Map<string, Hear>();

  constructor(private readonly user: (box: TypedBox) => unknown) {}

  readonly onDidAccept = this.on('accept');
  readonly onDidChangeValue = this.on('change');
  readonly onDidHide = this.on('hide');
  readonly onDidTriggerButton = this.on('button');

  show(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    void this.user(this);
  }

  hide(): void {
    if (this.isOpen) this.hears.get('hide')?.(undefined);
    this.isOpen = false;
  }

  dispose(): void {
    this.hide();
  }

  /** Types this and presses Enter; gives what the box says when it takes words again, or undefined once it is gone. */
  async enter(text: string): Promise<string | undefined> {
    this.value = text;
    this.hears.get('change')?.(text);
    await this.hears.get('accept')?.(undefined);
    return this.isOpen ? this.problem : undefined;
  }

  press(tooltip: string): unknown {
    const button = this.buttons.find((one) => one.tooltip === tooltip);
    return button && this.hears.get('button')?.(button);
  }

  get problem(): string | undefined {
    const { validationMessage } = this;
    return typeof validationMessage === 'object' ? validationMessage.message : validationMessage;
  }

  private on(name: string): (listener: Hear) => vscode.Disposable {
    return (listener) => {
      this.hears.set(name, listener);
      return new vscode.Disposable(() => undefined);
    };
  }
}

/** The user does this in the next input box; gives it once it is shown. */
export function nextInputBox(user: (box: TypedBox) => unknown): void {
  const window = vscode.window as { createInputBox: unknown };
  const { createInputBox } = window;
  window.createInputBox = () => {
    window.createInputBox = createInputBox;
    return new TypedBox(user);
  };
}
