import type { VNode } from 'preact';
import { format } from '../../shared/strings';
import type { ModelUsage } from '../../shared/usage';
import { formatDuration } from '../components/figures';
import { pageLanguage } from '../pageLanguage';
import { Figure } from './Figure';
import { FigureTable } from './FigureTable';
import { useUsage } from './usageContext';

/** Which model suits the user: how often each answered, could not, said nothing, and wrote what was taken. */
export function SuitsChart({ models }: { readonly models: readonly ModelUsage[] }): VNode {
  const { strings } = useUsage();
  const rows = models.map(({ name, served, busy, empty, edits, accepted, total }) => [
    name,
    served.toLocaleString(pageLanguage()),
    busy.toLocaleString(pageLanguage()),
    empty.toLocaleString(pageLanguage()),
    edits === 0 ? strings.none : format(strings.countOf, accepted, edits),
    total === undefined ? strings.none : formatDuration(strings, total.median),
  ]);
  const head = [
    strings.model,
    strings.answered,
    strings.busy,
    strings.emptyAnswers,
    strings.editsAccepted,
    strings.medianTime,
  ];
  return (
    <Figure
      id="suits"
      title={strings.suits}
      hint={strings.suitsHint}
      table={<FigureTable name={strings.suits} head={head} rows={rows} />}
    />
  );
}
