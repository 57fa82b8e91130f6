import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../../test/ui/until';

/** Where Node's inspector listens once a process gets this signal. */
const inspector = 'http://127.0.0.1:9229/json/list';

/**
 * Has a process of Node collect all of its garbage, as it would if it needed the room, and lets somebody look at it then;
 * after that it is ended. One at a time.
 */
export async function withoutGarbage<T>(id: number, look: () => T): Promise<T> {
  if (await listed()) throw new Error('Another process is being inspected on port 9229.');
  process.kill(id, 'SIGUSR1');
  const socket = new WebSocket(await until('the inspector', listed));
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  for (const [at, method] of ['HeapProfiler.enable', 'HeapProfiler.collectGarbage'].entries())
    await answerTo(socket, { id: at + 1, method });
  // What is free goes back to the system a little later.
  await pause(1000);
  const seen = look();
  process.kill(id, 'SIGKILL');
  await until('the end of the inspection', async () => !(await listed()));
  return seen;
}

async function answerTo(socket: WebSocket, call: { id: number; method: string }): Promise<void> {
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const { id } = JSON.parse(String(data)) as { readonly id?: number };
      if (id === call.id) resolve();
    });
    socket.send(JSON.stringify(call));
  });
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
