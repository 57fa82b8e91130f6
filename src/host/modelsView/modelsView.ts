import * as vscode from 'vscode';
import { CatalogueError } from '../../core/catalogue/catalogueError';
import {
  modelsCommands,
  type FromModelsPage,
  type ToModelsPage,
} from '../../shared/modelsProtocol';
import type { Handlers } from '../../shared/protocol';
import { longWork } from '../longWork';
import { EditorPanel } from '../pages/editorPanel';
import { onNews } from '../pages/onNews';
import { untilFresh } from '../pages/untilFresh';
import type { ModelsParts } from './modelsParts';

/** The editor panel with all models. It is drawn from what is kept: nobody is asked but by a click. */
export class ModelsView implements vscode.Disposable {
  private readonly panel: EditorPanel<FromModelsPage, ToModelsPage>;
  /** The page has started and shows what it is told. */
  private ready = false;
  private fetching = false;
  private problem: string | undefined;
  private readonly sendFresh = untilFresh(() => this.send());
  private readonly listening: vscode.Disposable;

  constructor(
    private readonly parts: ModelsParts,
    extensionUri: vscode.Uri,
  ) {
    this.panel = new EditorPanel({
      ...{ id: 'frugal.models', page: 'models', extensionUri, handlers: this.handlers },
      title: () => vscode.l10n.t('Frugal: Models'),
      onReset: () => (this.ready = false),
    });
    this.listening = onNews(parts.session, () => this.refresh());
  }

  show(): void {
    this.panel.show();
  }

  /** Fills a panel that was open when the window was closed. */
  take(panel: vscode.WebviewPanel): void {
    this.panel.take(panel);
  }

  dispose(): void {
    this.listening.dispose();
    this.panel.dispose();
  }

  /** Something that the page shows may be another. */
  private refresh(): void {
    // The answer that runs changes nothing before it has ended.
    if (this.ready && this.panel.visible && !this.parts.session.busy) this.run(this.sendFresh);
  }

  private async send(): Promise<void> {
    const { modelsState, modelsText } = await import('./modelsState');
    const { fetching, problem } = this;
    const models = await modelsState(this.parts, {
      fetching,
      ...(problem !== undefined && { problem }),
    });
    await this.panel.post({ type: 'models', models, strings: modelsText() });
  }

  private async fetch(): Promise<void> {
    if (this.fetching) return;
    this.fetching = true;
    this.problem = undefined;
    this.run(this.sendFresh);
    try {
      const title = vscode.l10n.t('Fetching the models');
      await longWork(this.parts, title, (signal) => this.parts.catalogue.refresh(signal));
      await this.parts.models.forgetClosed();
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error;
      this.problem = error.message;
    } finally {
      this.fetching = false;
      this.run(this.sendFresh);
    }
    await this.parts.session.refresh();
  }

  private async sendDetails(id: string): Promise<void> {
    const { modelDetails } = await import('./modelsState');
    const details = await modelDetails(this.parts, id);
    if (details) await this.panel.post({ type: 'details', id, details });
  }

  private async sendHosts(id: string): Promise<void> {
    const { endpointHosts } = await import('./modelsState');
    try {
      const hosts = await endpointHosts(this.parts).fetch(id);
      await this.panel.post({ type: 'hosts', id, hosts });
    } catch (error) {
      await this.panel.post({ type: 'hosts', id });
      if (!(error instanceof CatalogueError)) throw error;
    }
  }

  private async hide(id: string): Promise<void> {
    const { favourites, hidden } = this.parts;
    await hidden.toggle(id);
    const isHidden = (await hidden.list()).includes(id);
    // What is not to be asked is not to be asked first.
    if (isHidden && (await favourites.list()).includes(id)) await favourites.toggle(id);
  }

  private async use(id: string): Promise<void> {
    await vscode.commands.executeCommand('frugal.pickModel', { model: id });
    if (this.parts.settings.read().model === id) await this.parts.hidden.show(id);
  }

  /** What the user marked is seen here and in the chat. */
  private mark(work: () => Promise<void>): void {
    this.run(async () => {
      await work();
      await this.sendFresh();
      await this.parts.session.refresh();
    });
  }

  private readonly handlers: Handlers<FromModelsPage> = {
    ready: () => {
      this.ready = true;
      this.run(this.sendFresh);
    },
    refresh: () => this.run(() => this.fetch()),
    details: ({ id }) => this.run(() => this.sendDetails(id)),
    hosts: ({ id }) => this.run(() => this.sendHosts(id)),
    favourite: ({ id }) => this.mark(() => this.parts.favourites.toggle(id)),
    hide: ({ id }) => this.mark(() => this.hide(id)),
    note: ({ id, text }) => this.mark(() => this.parts.notes.write(id, text)),
    use: ({ id }) => this.mark(() => this.use(id)),
    compare: ({ ids }) =>
      this.run(() => vscode.commands.executeCommand('frugal.compare', { models: ids })),
    command: ({ command }) => {
      if (modelsCommands.includes(command))
        void vscode.commands.executeCommand(`frugal.${command}`);
    },
    pageError: ({ message, stack }) =>
      this.parts.log.error(`the models page failed: ${message}\n${stack}`),
  };

  private run(action: () => unknown): void {
    void this.parts.notifier.run(action);
  }
}
