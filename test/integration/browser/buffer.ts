/** What the integration tests use of Node's `Buffer`, where there is no Node. */
class TextBytes extends Uint8Array {
  override toString(): string {
    return new TextDecoder().decode(this);
  }
}

export const Buffer = {
  from: (text: string | Uint8Array): TextBytes =>
    new TextBytes(typeof text === 'string' ? new TextEncoder().encode(text) : text),
};
