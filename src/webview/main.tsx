import { render } from 'preact';
import type { ToPage } from '../shared/protocol';
import { connectHost } from './api';
import './base.css';
import './icons.css';
import './chat.css';
import { App } from './components/App';
import type { Page } from './components/page';
import { copyFormulasAsWritten } from './copyFormulasAsWritten';
import { FrameQueue } from './frameQueue';
import { goToCode } from './goToCode';
import { keepFocus } from './keepFocus';
import { oneAtATime } from './oneAtATime';
import { PageKeeper } from './pageKeeper';
import { writeIn } from './pageLanguage';
import { reportErrors } from './reportErrors';
import { tellScreenReader } from './tellScreenReader';
import { initialState, reduce, type Action } from './store';

writeIn(document.documentElement.lang);

/** With no text for so long (in ms), what is still pending is read. */
const quiet = 150;

const host = connectHost();
const report = reportErrors((error) => host.post(error));
const keeper = new PageKeeper(host);
let root = document.getElementById('root') ?? document.body.appendChild(newRoot());
let state = initialState;
let fromEnd = 0;
let settling: ReturnType<typeof setTimeout> | undefined;

function apply(actions: readonly Action[]): void {
  const before = state;
  state = actions.reduce(reduce, state);
  if (state === before) return;
  if (state.loaded) keeper.keep(state);
  draw();
}

const page = (): Page => ({
  strings: state.strings,
  post: (message) => {
    // The host tells what was sent from what is written since by the draft.
    if (message.type === 'send') keeper.flush();
    host.post(message);
  },
  dispatch: (action) => apply([action]),
});
let currentPage = page();

const draw = oneAtATime(() => {
  // One object as long as the words stay, so that nothing is drawn again for its sake.
  if (currentPage.strings !== state.strings) currentPage = page();
  const app = () => (
    <App state={state} page={currentPage} fromEnd={fromEnd} onMoved={keeper.moved} />
  );
  try {
    render(app(), root);
  } catch (error) {
    report(error);
    // All that the page shows is in its state: it is drawn anew, from nothing.
    const next = newRoot();
    root.replaceWith(next);
    root = next;
    render(app(), root);
  }
});

function receive(messages: readonly ToPage[]): void {
  const opened = messages.findLast((message) => message.type === 'state');
  if (opened !== undefined) fromEnd = keeper.place(opened.state.chatId);
  apply(state.loaded ? messages : messages.map(restored));
  for (const message of messages) if (message.type === 'goToCode') goToCode(message.step);
  clearTimeout(settling);
  const isPending = Object.values(state.documents).some(({ pending }) => pending !== '');
  if (isPending) settling = setTimeout(() => apply([{ type: 'settle' }]), quiet);
}

const restored = (message: ToPage): ToPage =>
  message.type === 'state' ? keeper.restore(message) : message;

function newRoot(): HTMLElement {
  const element = document.createElement('div');
  element.id = 'root';
  return element;
}

const queue = new FrameQueue(receive);
addEventListener('message', (event: MessageEvent<ToPage>) => queue.add(event.data));
// A command of VS Code's may be about what was just typed.
addEventListener('blur', () => keeper.flush());
addEventListener('pagehide', () => keeper.leave());
copyFormulasAsWritten();
keepFocus();
host.post({ type: 'ready' });
tellScreenReader((message) => host.post(message));
