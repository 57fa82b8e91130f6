import * as assert from 'node:assert/strict';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { EffectWatch } from '../../../bench/hosts/effects';
import { startSimulator } from '../../simulator/simulator';
import { tempFolder } from '../../support/tempFolder';

describe('a benchmark that watches what code does', () => {
  const folder = tempFolder();
  const file = (name: string): string => path.join(folder(), name);

  it('sees every way to change the disk', async () => {
    const watch = new EffectWatch();
    await watch.during(async () => {
      fs.writeFileSync(file('a'), '1');
      fs.appendFileSync(file('a'), '2');
      await fs.promises.mkdir(file('b'));
      await (await fs.promises.open(file('c'), 'w')).close();
      fs.closeSync(fs.openSync(file('d'), fs.constants.O_CREAT | fs.constants.O_RDWR));
      fs.rmSync(file('a'));
    });
    // Appending writes in its turn: one call may be seen twice.
    const seen = new Set(watch.writes.map((write) => write.split(' ')[0]));
    const calls = ['writeFileSync', 'appendFileSync', 'mkdir', 'open', 'openSync', 'rmSync'];
    assert.deepEqual([...seen], calls);
    assert.equal(watch.writes[0], `writeFileSync ${file('a')}`);
  });

  it('does not take reading for writing', () => {
    fs.writeFileSync(file('a'), '1');
    const watch = new EffectWatch();
    watch.during(() => {
      fs.closeSync(fs.openSync(file('a'), 'r'));
      return fs.readFileSync(file('a'), 'utf8');
    });
    assert.deepEqual(watch.writes, []);
  });

  it('sees what the code has only started, and nothing of what others do meanwhile', async () => {
    const watch = new EffectWatch();
    const later = watch.during(async () => {
      await new Promise((resolve) => setImmediate(resolve));
      fs.writeFileSync(file('mine'), '');
    });
    fs.writeFileSync(file('foreign'), '');
    await later;
    assert.deepEqual(watch.writes, [`writeFileSync ${file('mine')}`]);
  });

  it('sees connections and requests', async () => {
    const simulator = await startSimulator();
    const watch = new EffectWatch();
    await watch.during(async () => {
      const socket = net.connect(Number(new URL(simulator.origin).port), '127.0.0.1');
      await new Promise((resolve) => socket.once('connect', resolve));
      socket.destroy();
      await (await fetch(`${simulator.url}/models`)).arrayBuffer();
    });
    await simulator.close();
    assert.ok(watch.network.includes('socket'));
    assert.ok(watch.network.includes(`fetch ${simulator.url}/models`));
  });

  it('sees which modules are loaded, built-in ones too', () => {
    const watch = new EffectWatch();
    watch.during(() => process.getBuiltinModule('node:sqlite'));
    assert.deepEqual(watch.modules, ['node:sqlite']);
  });
});
