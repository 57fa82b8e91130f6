/** What is known here of how Frugal runs; nothing of what was asked, and no key. */
export interface ProblemFacts {
  readonly version: string;
  readonly editor: string;
  /** `desktop`, `wsl`, `web` and so on. */
  readonly place: string;
  readonly provider: string;
  readonly model: string;
  /** Names of Frugal's settings that are not as they come. */
  readonly changedSettings: readonly string[];
  /** The last lines of the log, without secrets. */
  readonly log: readonly string[];
}

/** What a report of a problem begins with, as Markdown, in English: whoever reads it may know no other language. */
export function problemReport(facts: ProblemFacts): string {
  const settings = facts.changedSettings.join(', ');
  return [
    '### What happened',
    '',
    '### What did you expect',
    '',
    '### What Frugal knows (no key, nothing of what was asked)',
    '',
    `- Frugal ${facts.version}, ${facts.editor}, ${facts.place}`,
    `- ${facts.provider}, ${facts.model}`,
    `- Settings changed: ${settings === '' ? 'none' : settings}`,
    '',
    '```text',
    ...facts.log,
    '```',
  ].join('\n');
}
