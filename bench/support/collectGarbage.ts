import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../test/ui/until';

/** Where Node's inspector listens once a process gets this signal. */
const inspector = 'http://127.0.0.1:9229/json/list';

/** Lets a process of Node collect all of its garbage, as it would when it needs the room. One at a time. */
export async function collectGarbage(id: number): Promise<void> {
  if (await listed()) throw new Error('Another process is being inspected on port 9229.');
  process.kill(id, 'SIGUSR1');
  const socket = new WebSocket(await until('the inspector', listed));
  const answered = new Map<number, () => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id: call } = JSON.parse(String(data)) as { readonly id?: number };
    if (call !== undefined) answered.get(call)?.();
  });
  let calls = 0;
  const call = (method: string, params = {}): Promise<void> =>
    new Promise((resolve) => {
      answered.set(++calls, resolve);
      socket.send(JSON.stringify({ id: calls, method, params }));
    });
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  await call('HeapProfiler.enable');
  await call('HeapProfiler.collectGarbage');
  await call('HeapProfiler.disable');
  const expression = 'setTimeout(() => process._debugEnd())';
  await call('Runtime.evaluate', { expression });
  socket.close();
  await until('the end of the inspection', async () => !(await listed()));
  // What is free goes back to the system a little later.
  await pause(1000);
}

async function listed(): Promise<string | undefined> {
  try {
    const targets = (await (await fetch(inspector)).json()) as readonly {
      readonly webSocketDebuggerUrl: string;
    }[];
    return targets[0]?.webSocketDebuggerUrl;
  } catch {
    return undefined;
  }
}
