import assert from 'node:assert/strict';
import { desktopExecutable } from '../../vscode/desktopExecutable';

const found = (named: string, system: NodeJS.Platform, ...there: readonly string[]): string =>
  desktopExecutable(named, system, (file) => there.includes(file));

describe('The VS Code that VSCODE_EXECUTABLE names', () => {
  it('is the program, where its command is named', () => {
    const linux = '/usr/share/code/code';
    assert.equal(found('/usr/share/code/bin/code', 'linux', linux), linux);
    const contents = '/Applications/Visual Studio Code.app/Contents';
    const mac = `${contents}/MacOS/Electron`;
    assert.equal(found(`${contents}/Resources/app/bin/code`, 'darwin', mac), mac);
    const windows = 'C:\\Program Files\\Microsoft VS Code';
    const program = `${windows}\\Code.exe`;
    assert.equal(found(`${windows}\\bin\\code.cmd`, 'win32', program), program);
  });

  it('is what is named, where that is the program or something else', () => {
    assert.equal(found('/usr/share/code/code', 'linux', '/usr/share/code'), '/usr/share/code/code');
    assert.equal(found('/home/me/bin/code', 'linux'), '/home/me/bin/code');
    assert.equal(found('test/vscode/code', 'linux', 'test/code'), 'test/vscode/code');
  });
});
