import { createAttachment, type Attachment } from '../prompt/attachment';
import type { ChatLog } from './chatLog';
import type { NewTurn } from './newTurn';
import type { PromptTurn } from '../prompt/buildPrompt';
import type { RuleFile } from '../rules/ruleFile';

/** What of a project's rules concerns some files. */
export interface FoundRules {
  /** All that may apply, in any order. */
  readonly files: readonly RuleFile[];
  /** The files that they may apply to, relative to their workspace folders. */
  readonly paths: readonly string[];
}

/** `sent`: as they are now. `shown`: as they were a moment ago will do, since that is asked at each selection. */
export type RulesFor = 'sent' | 'shown';

/** Looks for a project's rules about these files. @param uris of what goes along */
export type FindRules = (uris: readonly string[], purpose: RulesFor) => Promise<FoundRules>;

const prefix = 'rule:';

/** What a project wants of whoever writes code in it, as pieces that go along with a message. */
export class ProjectRules {
  /** Ids of those that the user took off, in this chat. */
  private readonly left = new Set<string>();

  /** @param find undefined: none go along */
  constructor(private readonly find: () => FindRules | undefined) {}

  /** The turn with the rules that apply to it, as they are now, where the chat has not said them yet. */
  async with(turn: NewTurn, log: ChatLog, questionId?: string): Promise<NewTurn> {
    const attachments = turn.attachments.filter((one) => !one.rule);
    const before = log.promptOf(turn, questionId).slice(0, -1);
    const rules = await this.about(attachments, before, 'sent');
    return { ...turn, attachments: [...attachments, ...rules] };
  }

  /** The rules that would go along with what is being written. */
  async shownWith(turn: NewTurn, log: ChatLog): Promise<readonly Attachment[]> {
    return this.about(turn.attachments, log.promptOf(turn).slice(0, -1), 'shown');
  }

  private async about(
    attachments: readonly Attachment[],
    before: readonly PromptTurn[],
    purpose: RulesFor,
  ): Promise<readonly Attachment[]> {
    const find = this.find();
    if (!find) return [];
    const uris = attachments.flatMap(({ uri }) => (uri === '' ? [] : uri));
    const { files, paths } = await find(uris, purpose);
    if (files.length === 0) return [];
    // Nobody needs patterns where there are no rules.
    const { rulesFor } = await import('../rules/rulesFor');
    const said = before.flatMap((one) => one.attachments);
    const wasSaid = ({ uri, text }: Attachment): boolean =>
      said.some((one) => one.rule && one.uri === uri && one.text === text);
    return rulesFor(files, paths)
      .map(toAttachment)
      .filter((rule) => !this.left.has(rule.chip.id) && !wasSaid(rule));
  }

  /** The user does not want it in this chat. False: it is no rule. */
  leaveOut(id: string): boolean {
    if (!id.startsWith(prefix)) return false;
    this.left.add(id);
    return true;
  }

  /** Another chat begins. */
  reset(): void {
    this.left.clear();
  }
}

function toAttachment({ uri, path, text }: RuleFile): Attachment {
  const id = `${prefix}${uri}`;
  return createAttachment({ id, uri, path, languageId: 'markdown', text, rule: true });
}
