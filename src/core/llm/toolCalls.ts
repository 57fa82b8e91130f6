import type { ToolCallPiece } from './chunk';
import type { ToolCall } from './request';

interface OpenCall {
  readonly index: number;
  readonly id: string | undefined;
  name: string;
  json: string;
}

/** Puts the calls of one answer together from the pieces in which they come. */
export class ToolCalls {
  private readonly calls: OpenCall[] = [];

  get any(): boolean {
    return this.calls.some(({ name }) => name !== '');
  }

  take({ index, id, name = '', arguments: json }: ToolCallPiece): void {
    const open = this.calls.findLast((call) => call.index === index);
    // Some servers give every call the same index, each with an id of its own.
    if (open && (id === undefined || id === open.id)) {
      open.name ||= name;
      open.json += json;
    } else {
      this.calls.push({ index, id, name, json });
    }
  }

  /** The calls in the order in which they began, each with an id, as their results have to name it. */
  whole(): readonly ToolCall[] {
    return this.calls
      .filter(({ name }) => name !== '')
      .map(({ id, name, json }, at) => ({
        id: id ?? `call_${at + 1}`,
        name,
        arguments: json.trim() === '' ? '{}' : json,
      }));
  }
}
