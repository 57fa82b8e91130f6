import { render } from 'preact';
import type { FromModelsPage, ToModelsPage } from '../../shared/modelsProtocol';
import '../api';
import '../base.css';
import '../icons.css';
import { oneAtATime } from '../oneAtATime';
import { pageLanguage, writeIn } from '../pageLanguage';
import { reportErrors } from '../reportErrors';
import { figuresIn } from './figures';
import './models.css';
import { ModelsContext } from './modelsContext';
import { ModelsPage } from './ModelsPage';
import { reduce, restored, type Action, type SavedPage } from './modelsStore';

writeIn(document.documentElement.lang);

const api = acquireVsCodeApi<FromModelsPage>();
const root = document.getElementById('root') ?? document.body;
const post = (message: FromModelsPage): void => api.postMessage(message);
const figures = figuresIn(pageLanguage());

let state = restored(api.getState());

function dispatch(action: Action): void {
  state = reduce(state, action);
  api.setState({ filter: state.filter, sort: state.sort } satisfies SavedPage);
  draw();
}

const draw = oneAtATime(() => {
  const { models, strings } = state;
  if (!models) return;
  render(
    <ModelsContext.Provider value={{ strings, figures, post, dispatch }}>
      <ModelsPage state={state} models={models} />
    </ModelsContext.Provider>,
    root,
  );
});

reportErrors(post);
addEventListener('message', ({ data }: MessageEvent<ToModelsPage>) => dispatch(data));
post({ type: 'ready' });
