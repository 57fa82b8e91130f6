import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A proxy on loopback that leads every tunnel to one port of this machine, whatever host it is meant for. */
export interface TunnelProxy {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** `host:port` of every tunnel that was asked for. */
  readonly tunnels: string[];
  /** Answers every tunnel with this status instead; undefined: it is opened. */
  refuse: number | undefined;
  close(): Promise<void>;
}

export async function startTunnelProxy(toPort: number): Promise<TunnelProxy> {
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on('connect', ({ url }, client: Socket) => {
    proxy.tunnels.push(url ?? '');
    sockets.add(client);
    client.on('error', () => client.destroy());
    if (proxy.refuse !== undefined) {
      client.end(`HTTP/1.1 ${proxy.refuse} No\r\n\r\n`);
      return;
    }
    const target = connect(toPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    sockets.add(target);
    target.on('error', () => target.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const proxy: TunnelProxy = {
    url: `http://127.0.0.1:${port}`,
    tunnels: [],
    refuse: undefined,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
  return proxy;
}
