import * as assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { createSecureContext, createServer, type Server } from 'node:tls';
import * as vscode from 'vscode';
import { startTunnelProxy, type TunnelProxy } from '../support/tunnelProxy';
import { certificateNames, readCertificate, type CertificateName } from './certificates';
import {
  forgetSaid,
  freshWindow,
  hears,
  openSample,
  pasteKey,
  requestsDuring,
  simulator,
  simulatorOrigin,
} from './window';
import { nextInputBox } from './typedBox';

/** The simulator behind TLS, as the host that the client names. */
async function startFront(): Promise<Server> {
  const { port } = new URL(simulatorOrigin);
  const contexts = new Map(
    certificateNames.map((name) => {
      const { certificate: cert, key } = readCertificate(name);
      return [`${name}.test`, createSecureContext({ cert, key })];
    }),
  );
  const server = createServer({ SNICallback: (host, done) => done(null, contexts.get(host)) });
  server.on('secureConnection', (client) => {
    const target: Socket = connect(Number(port), '127.0.0.1');
    target.pipe(client).pipe(target);
    for (const socket of [client, target]) {
      socket.on('error', () => undefined);
      socket.on('close', () => [client, target].forEach((end) => end.destroy()));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe("VS Code's proxy and certificates", () => {
  let front: Server;
  let proxy: TunnelProxy;
  let key: string;
  const changed = new Map<string, unknown>();

  before(async function () {
    // Elsewhere the certificates of the machine cannot be those of a test.
    if (process.platform !== 'linux') this.skip();
    await freshWindow();
    ({ key } = await simulator.account());
    front = await startFront();
    proxy = await startTunnelProxy((front.address() as AddressInfo).port);
    await set('http.proxy', proxy.url);
  });
  after(async () => {
    for (const [name, before] of changed) await write(name, before);
    await proxy.close();
    front.close();
  });
  beforeEach(() => {
    forgetSaid();
    proxy.tunnels.length = 0;
    proxy.refuse = undefined;
  });

  async function write(name: string, value: unknown): Promise<void> {
    await vscode.workspace
      .getConfiguration()
      .update(name, value, vscode.ConfigurationTarget.Global);
  }

  /** Until the tests of this file are over. */
  async function set(name: string, value: unknown): Promise<void> {
    const { globalValue } = vscode.workspace.getConfiguration().inspect(name) ?? {};
    if (!changed.has(name)) changed.set(name, globalValue);
    await write(name, value);
  }

  /** OpenRouter is at this host, which only the proxy can find. */
  async function moveTo(name: CertificateName): Promise<void> {
    await set('frugal.openrouter.url', `https://${name}.test/api/v1`);
  }

  it('are used for every request: the key, the models and the answer come through the tunnel', async () => {
    await moveTo('system');
    await pasteKey(key);
    await hears(/OpenRouter accepts the key/);
    await openSample('retry.ts', [1, 21]);
    const run = vscode.commands.executeCommand;
    assert.equal((await requestsDuring(() => run('frugal.explain'))).length, 1);
    assert.deepEqual([...new Set(proxy.tunnels)], ['system.test:443']);
  });

  it('are not gone around: without the proxy the address is not found', async () => {
    await set('http.proxySupport', 'off');
    try {
      assert.match(
        (await pasteKey(key)) ?? '',
        /could not be asked: The address of OpenRouter cannot be found/,
      );
      assert.deepEqual(proxy.tunnels, []);
    } finally {
      await set('http.proxySupport', undefined);
    }
  });

  it('that refuse are told apart from a key that is wrong', async () => {
    await moveTo('stranger');
    proxy.refuse = 407;
    assert.match((await pasteKey(key)) ?? '', /could not be asked: No connection to OpenRouter/);
    assert.deepEqual(proxy.tunnels, ['stranger.test:443']);
  });

  it('do not keep a user from keeping a key', async () => {
    await moveTo('stranger');
    nextInputBox(async (box) => {
      await box.enter(key);
      box.press('Keep it unchecked');
    });
    await vscode.commands.executeCommand('frugal.setKey');
    await hears(/The key is kept\. It was not checked/);
  });

  it('decide who is trusted: a certificate that this machine does not know is named as the reason', async () => {
    await moveTo('stranger');
    assert.match(
      (await pasteKey(key)) ?? '',
      /could not be asked: The certificate of OpenRouter is not trusted/,
    );
  });

  it('decide it alone: fetch heeds no http.proxyStrictSSL', async () => {
    await set('http.proxyStrictSSL', false);
    await moveTo('stranger');
    assert.match(
      (await pasteKey(key)) ?? '',
      /could not be asked: The certificate of OpenRouter is not trusted/,
    );
  });

  it('take the certificates of the machine only while http.systemCertificates is on', async () => {
    await set('http.systemCertificates', false);
    try {
      await moveTo('system');
      assert.match(
        (await pasteKey(key)) ?? '',
        /could not be asked: The certificate of OpenRouter is not trusted/,
      );
    } finally {
      await set('http.systemCertificates', undefined);
    }
  });

  it('take those of NODE_EXTRA_CA_CERTS while it is off', async () => {
    await set('http.systemCertificates', false);
    try {
      await moveTo('extra');
      await pasteKey(key);
      await hears(/OpenRouter accepts the key/);
    } finally {
      await set('http.systemCertificates', undefined);
    }
  });

  it('do not take those of NODE_EXTRA_CA_CERTS while it is on', async () => {
    await moveTo('extra');
    assert.match(
      (await pasteKey(key)) ?? '',
      /could not be asked: The certificate of OpenRouter is not trusted/,
    );
  });
});
