/** What a model writes around its reasoning, in lower case. */
export interface ThinkTag {
  readonly open: string;
  readonly close: string;
}

const names = ['think', 'thinking', 'thought', 'reasoning', 'seed:think'];

/** Every dialect that models are known to speak. */
export const thinkTags: readonly ThinkTag[] = [
  ...names.map((name) => ({ open: `<${name}>`, close: `</${name}>` })),
  { open: '<|begin_of_thought|>', close: '<|end_of_thought|>' },
  { open: '◁think▷', close: '◁/think▷' },
  { open: '[think]', close: '[/think]' },
];

/** Some who name their thoughts name what follows, too. */
export const solutionTag: ThinkTag = {
  open: '<|begin_of_solution|>',
  close: '<|end_of_solution|>',
};

/** Whether the text has the tag at this place, in whatever case. */
export function hasTag(text: string, tag: string, at = 0): boolean {
  return text.slice(at, at + tag.length).toLowerCase() === tag;
}

/** Whether the text is shorter than the tag, and may become it. */
export function mayBecome(text: string, tag: string): boolean {
  return text.length < tag.length && tag.startsWith(text.toLowerCase());
}

/** What every tag begins with: all else need not be looked at. */
const signs = /[<◁[]/g;

/** The tag that begins what the text begins with. */
export function openTagOf(text: string): ThinkTag | undefined {
  return text.search(signs) === 0 ? thinkTags.find(({ open }) => hasTag(text, open)) : undefined;
}

/** Whether the text is the beginning of a tag that begins thinking, or such a tag. */
export function mayOpen(text: string): boolean {
  return (
    text.search(signs) === 0 &&
    thinkTags.some(({ open }) => mayBecome(text, open) || text.toLowerCase() === open)
  );
}

/** A tag, and where it stands. */
export interface FoundTag {
  readonly at: number;
  readonly tag: string;
}

/** Every one of these tags in the text. */
export function findTags(text: string, tags: readonly string[]): readonly FoundTag[] {
  return [...text.matchAll(signs)].flatMap(({ index }) => {
    const tag = tags.find((one) => hasTag(text, one, index));
    return tag === undefined ? [] : [{ at: index, tag }];
  });
}

/** Length of the longest end of the text with which one of the tags begins. */
export function tailThatMayBegin(text: string, tags: readonly string[]): number {
  const longest = Math.max(...tags.map((tag) => tag.length)) - 1;
  const tail = text.slice(-longest);
  for (const { index } of tail.matchAll(signs)) {
    const end = tail.slice(index);
    if (tags.some((tag) => mayBecome(end, tag))) return end.length;
  }
  return 0;
}
