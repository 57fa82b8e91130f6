/**
 * Runs in the gateway's process before the gateway: it listens on loopback only, tells its port, and reaches loopback only.
 */
import { Server, Socket } from 'node:net';
import type { GatewayMessage } from './gateway';

function tell(message: GatewayMessage): void {
  process.send?.(message);
}

type Connect = (this: Socket, ...given: unknown[]) => Socket;
type Listen = (this: Server, port: number, ...rest: unknown[]) => Server;

const prototypes = {
  server: Server.prototype as unknown as { listen: Listen },
  socket: Socket.prototype as unknown as { connect: Connect },
};
const { listen } = prototypes.server;
const { connect } = prototypes.socket;

prototypes.server.listen = function (port, ...rest) {
  this.once('listening', () => {
    const address = this.address();
    if (typeof address === 'object' && address !== null) tell({ port: address.port });
  });
  const callback = rest.find((argument) => typeof argument === 'function');
  return listen.call(this, port, '127.0.0.1', callback);
};

prototypes.socket.connect = function (...given) {
  // Node passes on what it has sorted already: options and a callback in one array.
  const [options] = (Array.isArray(given[0]) ? given[0] : given) as [{ host?: string }];
  const { host = 'localhost' } = options;
  if (['localhost', '127.0.0.1', '::1'].includes(host)) return connect.apply(this, given);
  tell({ outside: host });
  process.nextTick(() => this.destroy(new Error(`${host} is outside of this machine`)));
  return this;
};
