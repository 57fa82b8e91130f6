import type { VNode } from 'preact';
import { contextLabel } from '../../shared/contextLabel';
import type { EndpointHost, ModelDetails } from '../../shared/modelsProtocol';
import { format } from '../../shared/strings';
import { useModels } from './modelsContext';

interface Props {
  readonly id: string;
  readonly details: ModelDetails;
  readonly asked: 'waiting' | 'failed' | undefined;
}

/** Who runs the model. Its provider is asked only by the button. */
export function HostsSection({ id, details: { hosts }, asked }: Props): VNode {
  const { strings, figures, post, dispatch } = useModels();
  const ask = (): void => {
    dispatch({ type: 'askHosts', id });
    post({ type: 'hosts', id });
  };
  const isWaiting = asked === 'waiting';
  return (
    <>
      <h3>{strings.hosts}</h3>
      <p class="dim">{strings.hostsText}</p>
      {asked === 'failed' && (
        <p class="problem" role="alert">
          {strings.hostsFailed}
        </p>
      )}
      {hosts && <HostTable hosts={hosts.hosts} />}
      {hosts && <p class="dim small">{format(strings.hostsFrom, figures.time(hosts.fetchedAt))}</p>}
      <button
        type="button"
        class="button"
        disabled={isWaiting}
        title={strings.askHostsHint}
        onClick={ask}
      >
        {isWaiting ? strings.askingHosts : format(strings.askHosts, 'OpenRouter')}
      </button>
    </>
  );
}

function HostTable({ hosts }: { readonly hosts: readonly EndpointHost[] }): VNode {
  const { strings, figures } = useModels();
  if (hosts.length === 0) return <p>{strings.noHosts}</p>;
  const tokens = (count: number | undefined): string =>
    count === undefined ? '' : contextLabel(count);
  return (
    <div class="scroll" role="region" aria-label={strings.hosts} tabIndex={0}>
      <table class="hosts">
        <thead>
          <tr>
            <th scope="col">{strings.host}</th>
            <th scope="col">{strings.context}</th>
            <th scope="col">{strings.maxPrompt}</th>
            <th scope="col">{strings.maxAnswer}</th>
            <th scope="col">{strings.quantization}</th>
            <th scope="col">{strings.uptime}</th>
            <th scope="col">{strings.priceIn}</th>
            <th scope="col">{strings.priceOut}</th>
          </tr>
        </thead>
        <tbody>
          {hosts.map((host, at) => (
            <tr key={at}>
              <th scope="row">{host.name}</th>
              <td>{tokens(host.context)}</td>
              <td>{tokens(host.maxPrompt)}</td>
              <td>{tokens(host.maxAnswer)}</td>
              <td>{host.quantization ?? ''}</td>
              <td>
                {host.uptime !== undefined && format(strings.percent, figures.number(host.uptime))}
              </td>
              <td>{host.price && figures.dollars(host.price.prompt)}</td>
              <td>{host.price && figures.dollars(host.price.answer)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
