import { closesFence } from '../answer/fence';
import { languageIdOfInfo } from '../answer/languageId';
import type { Edit } from '../edit';
import type { Block, Finding, Format, InnerText, Place, RegionReader } from './format';
import { parseLooseJson } from './looseJson';
import { callOfJson, readCall, type ToolCall } from './readCall';
import { readToolEdit } from './readToolEdit';

const editing =
  'write_to_file|write_file|write|create_file|create_new_file|new_file|save_file|update_file|replace_in_file|apply_diff|search_and_replace|search_replace|str_replace|str_replace_editor|str_replace_based_edit_tool|edit_file|edit_existing_file|edit|multi_edit|multiedit|insert_content|apply_patch|delete_file|remove_file|move_file|rename_file|editor';
const opener = new RegExp(
  `^[ \\t]*(?:<(?:(tool_call|${editing})|(function)=[\\w.-]+|((?:\\w+:)?invoke) name="[\\w.-]+")>|(\\[TOOL_CALLS\\]))`,
);
/** Languages of fences in which models put a call instead of code. */
const callLanguages = new Set([undefined, 'xml', 'json', 'plaintext']);

/** Calls of editing tools that a model wrote as text, because it was trained to or has no such tool. */
export const toolCall: Format = {
  name: 'toolCall',
  begin(line, place) {
    if (place.fence && !callLanguages.has(languageIdOfInfo(place.fence.info))) return undefined;
    const [, ...tags] = opener.exec(line.slice(0, 200)) ?? [];
    const tag = tags.find(Boolean);
    return tag === undefined ? undefined : new CallReader(place, tag);
  },
  readBlock(block) {
    if (!block.fence || languageIdOfInfo(block.fence.info) !== 'json') return undefined;
    const call = callOfJson(parseLooseJson(block.lines.join('\n')));
    return call && new RegExp(`^(?:${editing})$`).test(call.name)
      ? editsOfCalls([call], block)
      : undefined;
  },
};

class CallReader implements RegionReader {
  readonly #lines: string[] = [];
  /** Nothing closes `[TOOL_CALLS]`: it goes on to the end. */
  readonly #end: string | undefined;

  constructor(
    private readonly place: Place,
    private readonly tag: string,
  ) {
    this.#end = tag.startsWith('[') ? undefined : `</${tag}>`;
  }

  take(line: string, number: number): Finding | undefined {
    const isFirst = number === this.place.number;
    if (!isFirst && opener.exec(line.slice(0, 200))?.slice(1).includes(this.tag))
      return this.end(number);
    const { fence } = this.place;
    if (fence && this.#end === undefined && closesFence(fence, line)) return this.end(number);
    const end = this.#end === undefined ? -1 : line.indexOf(this.#end);
    if (this.#end === undefined || end < 0) {
      this.#lines.push(line);
      return undefined;
    }
    const behind = end + this.#end.length;
    this.#lines.push(line.slice(0, behind));
    return { ...this.#read(number + 1), next: number + 1, rest: line.slice(behind) };
  }

  /** The call was not closed: what in it is complete counts. */
  end(number: number): Finding {
    return { ...this.#read(number), next: number };
  }

  #read(next: number): Finding {
    const source = [this.place.number, next] as const;
    const calls = readCall(this.#lines.join('\n'));
    if ('reason' in calls) return { faults: [{ source, reason: calls.reason }] };
    return editsOfCalls(calls, { source, lines: this.#lines });
  }
}

function editsOfCalls(calls: readonly ToolCall[], { source }: Block): Finding {
  const read = calls.map(readToolEdit);
  const edits = read.flatMap(({ changes = [] }) =>
    changes.map(({ path, change }): Edit => ({
      ...(path === undefined ? {} : { path }),
      format: 'toolCall',
      change,
      source,
    })),
  );
  const inner = read
    .flatMap((one) => one.inner ?? [])
    .map((text): InnerText => ({ ...text, source }));
  const faults = read.flatMap(({ reason }) => (reason === undefined ? [] : [{ source, reason }]));
  return { edits, inner, faults };
}
