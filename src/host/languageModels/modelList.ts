import * as vscode from 'vscode';
import type { OfferedModel } from '../../core/languageModels/offeredModel';

const name = 'languageModels';

/**
 * The models that VS Code lists, as they were when Frugal knew them last. VS Code asks for them whenever a chat is in sight:
 * they are read from where that costs nothing, and starts nothing.
 */
export class ModelList implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly memento: vscode.Memento) {}

  get models(): readonly OfferedModel[] {
    return this.memento.get<readonly OfferedModel[]>(name, []);
  }

  async put(models: readonly OfferedModel[]): Promise<void> {
    if (JSON.stringify(models) === JSON.stringify(this.models)) return;
    await this.memento.update(name, models);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
