/** Stands in for VS Code's native module that names the machine; nobody is told the name here. */
export async function getDeviceId(): Promise<string> {
  return Promise.resolve('00000000-0000-0000-0000-000000000000');
}
