import { render } from 'preact';
import { usagePeriods, type UsagePeriod } from '../../shared/usage';
import type { FromUsagePage, ToUsagePage } from '../../shared/usageProtocol';
import '../api';
import '../base.css';
import { writeIn } from '../pageLanguage';
import { reportErrors } from '../reportErrors';
import './usage.css';
import { UsageContext } from './usageContext';
import { UsagePage } from './UsagePage';

writeIn(document.documentElement.lang);

const api = acquireVsCodeApi<FromUsagePage>();
const root = document.getElementById('root') ?? document.body;
const post = (message: FromUsagePage): void => api.postMessage(message);
// A screen reader gets the tables at once, in the place of the pictures.
const opensTables = document.body.classList.contains('vscode-using-screen-reader');

/** What was looked at before a reload. */
function savedPeriod(): UsagePeriod {
  const saved = api.getState() as { readonly period?: unknown } | undefined;
  return usagePeriods.find((period) => period === saved?.period) ?? 30;
}

function show(period: UsagePeriod): void {
  api.setState({ period });
  post({ type: 'show', period });
}

function draw({ usage, strings }: ToUsagePage): void {
  render(
    <UsageContext.Provider value={{ strings, post, opensTables }}>
      <UsagePage usage={usage} onPeriod={show} />
    </UsageContext.Provider>,
    root,
  );
}

reportErrors(post);
addEventListener('message', ({ data }: MessageEvent<ToUsagePage>) => draw(data));
show(savedPeriod());
