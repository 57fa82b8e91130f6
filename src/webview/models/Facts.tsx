import type { VNode } from 'preact';
import type { ModelDetails, ModelRow } from '../../shared/modelsProtocol';
import { format } from '../../shared/strings';
import { useModels } from './modelsContext';

interface Props {
  readonly row: ModelRow;
  readonly details: ModelDetails | undefined;
}

/** Without a value nobody knows it, and it is left out. */
type Fact = readonly [name: string, value: string | undefined];

/** What it takes, what becomes of prompts, and how it has been doing with the user. */
export function Facts({ row, details }: Props): VNode {
  const { strings, figures } = useModels();
  const { price, codingIndex } = row;
  const tokens = (count: number | undefined): string | undefined =>
    count === undefined ? undefined : format(strings.tokens, figures.number(count));
  const yes = (can: boolean): string => (can ? strings.yes : strings.no);
  return (
    <>
      <h3>{strings.facts}</h3>
      <List
        facts={[
          [strings.provider, row.provider],
          [strings.context, tokens(row.context)],
          [strings.maxAnswer, tokens(details?.maxAnswer)],
          [strings.images, yes(row.images)],
          [strings.tools, yes(row.tools)],
          [strings.reasoning, yes(row.reasoning)],
          [
            strings.codingIndex,
            codingIndex === undefined ? undefined : figures.number(codingIndex),
          ],
          [strings.priceIn, price && figures.dollars(price.prompt)],
          [strings.priceOut, price && figures.dollars(price.answer)],
          [strings.listed, row.createdAt === undefined ? undefined : figures.day(row.createdAt)],
          [strings.leaves, row.leavesOn === undefined ? undefined : figures.date(row.leavesOn)],
        ]}
      />
      <h3>{strings.policy}</h3>
      <p>{row.mayTrain ? strings.mayTrain : strings.trainUnknown}</p>
      <h3>{strings.here}</h3>
      <Here row={row} details={details} />
      {details && details.parameters.length > 0 && (
        <>
          <h3>{strings.parameters}</h3>
          <p class="parameters">
            {details.parameters.map((name) => (
              <code key={name}>{name}</code>
            ))}
          </p>
        </>
      )}
    </>
  );
}

function Here({ row: { health }, details }: Props): VNode {
  const { strings, figures } = useModels();
  const { edits = 0, accepted = 0, firstTokenMs } = details ?? {};
  if (!health) return <p class="dim">{strings.neverAsked}</p>;
  const { answered, busy, empty, state } = health;
  const count = (value: number): string => figures.number(value);
  return (
    <>
      {state && <p>{strings[state]}</p>}
      <List
        facts={[
          [strings.answered, count(answered)],
          [strings.busy, count(busy)],
          [strings.empty, count(empty)],
          [strings.edits, edits > 0 ? format(strings.answeredOf, accepted, edits) : undefined],
          [
            strings.firstToken,
            firstTokenMs === undefined
              ? undefined
              : format(strings.seconds, figures.number(firstTokenMs / 1000)),
          ],
        ]}
      />
    </>
  );
}

function List({ facts }: { readonly facts: readonly Fact[] }): VNode {
  return (
    <dl>
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
