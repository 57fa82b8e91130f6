import { render } from 'preact';
import type { ComparisonState, FromComparePage, ToComparePage } from '../../shared/compareProtocol';
import type { CompareStrings } from '../../shared/compareStrings';
import '../api';
import '../base.css';
import '../icons.css';
import '../chat.css';
import './compare.css';
import type { Page } from '../components/page';
import { copyFormulasAsWritten } from '../copyFormulasAsWritten';
import { FrameQueue } from '../frameQueue';
import { oneAtATime } from '../oneAtATime';
import { writeIn } from '../pageLanguage';
import { reportErrors } from '../reportErrors';
import { initialState, reduce, type Action } from '../store';
import { ComparePage } from './ComparePage';

writeIn(document.documentElement.lang);

const api = acquireVsCodeApi<FromComparePage>();
const root = document.getElementById('root') ?? document.body;
const post = (message: FromComparePage): void => api.postMessage(message);
const passedOn: ReadonlySet<string> = new Set([
  'copy',
  'insertAtCursor',
  'newFile',
  'openLink',
] satisfies readonly FromComparePage['type'][]);

// The answers are read and drawn as in the chat.
let state = initialState;
let shown: { readonly comparison: ComparisonState; readonly strings: CompareStrings } | undefined;
let page: Page | undefined;

function apply(...actions: readonly Action[]): void {
  state = actions.reduce(reduce, state);
  draw();
}

function open({ comparison, strings, words }: Extract<ToComparePage, { type: 'comparison' }>) {
  shown = { comparison, strings };
  if (!state.loaded) state = { ...state, strings: words, loaded: true };
  page ??= {
    strings: words,
    // What answers offer in the chat alone, they do not offer here.
    post: (message) => {
      if (passedOn.has(message.type)) post(message as FromComparePage);
    },
    dispatch: (action) => apply(action),
  };
  const ids = new Set(comparison.answers.map(({ id }) => id));
  const gone = state.messages.filter(({ id }) => !ids.has(id));
  apply(
    ...gone.map(({ id }) => ({ type: 'messageRemoved', id }) as const),
    ...comparison.answers.map((message) => ({ type: 'message', message }) as const),
  );
}

const draw = oneAtATime(() => {
  if (!shown || !page) return;
  render(<ComparePage {...{ ...shown, page, state, post }} />, root);
});

const queue = new FrameQueue((messages) => apply(...messages, { type: 'settle' }));
reportErrors(post);
copyFormulasAsWritten();
addEventListener('message', ({ data }: MessageEvent<ToComparePage>) => {
  if (data.type === 'comparison') open(data);
  // What came before the comparison is in it.
  else if (shown) queue.add(data);
});
post({ type: 'ready' });
