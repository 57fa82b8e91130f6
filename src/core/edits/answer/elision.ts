import { commentIn } from './fileName';

const dots = String.raw`(?:\.{3,}|…)`;
const elided =
  '(?:rest|remaining|remainder|other|existing|previous|same|unchanged|unmodified|omitted|original|code|everything|snip|snipped|truncated)';
const nouns =
  '(?:code|file|class|functions?|methods?|implementation|logic|imports?|contents?|body|lines?|parts?|rules|styles|fields|properties|props|tests?|cases|handlers|routes)';
const states =
  '(?:it|stays?|remains?|is|are|as|here|unchanged|same|omitted|above|below|the|for|brevity|goes|not|shown|before)';
const ofCode = `(?:(?:${nouns}|${states}) ?)*$`;

/** Said without dots, the whole comment must be about code left out. */
const statements = [
  `^(?:the )?(?:rest|remainder) ?(?:of (?:the |your |this )?\\w+(?: \\w+)? ?)?${ofCode}`,
  `^(?:the |all |your |keep |insert )*(?:other|existing|remaining|previous|original|unchanged|unmodified) (?:[\\w-]+ ){0,2}${nouns} ?${ofCode}`,
  '^(?:unchanged|unmodified|omitted|snip|same as (?:before|above|original)|as before|no changes?(?: here| below| above| needed)?|existing code)$',
  '^(?!(?:returns?|keeps?|leaves?|left|pass(?:es|ed)?|if|when|copy) )(?:[\\w-]+ ){1,3}(?:is |are |remains? |stays? |left )?(?:unchanged|omitted|(?:the )?same as before)(?: for brevity)?$',
  '^(?:code |lines? )?(?:omitted|elided|truncated|unchanged)(?: for (?:brevity|clarity))?$',
  '^(?:your|the|existing|original) [\\w ]{0,20}(?:code|content|implementation|logic) (?:goes )?here$',
].map((pattern) => new RegExp(pattern, 'i'));

const inOtherLanguages =
  /其余|其他代码|省略|不变|保持|既存|残り|変更なし|существующ|остальн|без изменений|restlich|unverändert|bestehend|resto |reste |inchang|existente|sin cambios|sem alterações/i;

const dotsBothSides = new RegExp(`^${dots}.+${dots}$`);
const dotsFirst = new RegExp(`^${dots}\\s*(.+)$`);
const dotsLast = new RegExp(`^(.+?)\\s*${dots}$`);
const onlyDots = new RegExp(`^${dots}$`);
const aboutCode = new RegExp(`\\b${elided}\\b`, 'i');
const sentenceGoesOn = /^(?:and|or|but|then|so|which|because|etc|to|if|when|until|for|while)\b/i;

/**
 * Whether a line stands for code that the answer leaves out: `// ... existing code ...`, `# rest unchanged`, a lone `...`.
 * A comment that only has dots in it (`// Loading...`) does not.
 */
export function isElision(line: string): boolean {
  if (line.length > 300) return false;
  const trimmed = line.trim();
  if (onlyDots.test(trimmed)) return true;
  const said = commentIn(trimmed) ?? bracketed(trimmed);
  return said !== undefined && saysElision(said);
}

/** `[original content here]`, as a line of its own. */
function bracketed(line: string): string | undefined {
  const said = /^[[(<{]\s*(.{3,80}?)\s*[\])>}]$/.exec(line)?.[1];
  return said !== undefined && said.includes(' ') && /^[\w .…']+$/.test(said) ? said : undefined;
}

function saysElision(comment: string): boolean {
  const said = comment.replace(/^[[({<\s*-]+|[\])}>\s*:;-]+$/g, '');
  if (onlyDots.test(said) || dotsBothSides.test(said)) return true;
  const behindDots = dotsFirst.exec(said)?.[1];
  if (behindDots !== undefined) {
    if (sentenceGoesOn.test(behindDots)) return false;
    return behindDots.split(' ').length <= 2 || aboutCode.test(behindDots);
  }
  const words = (dotsLast.exec(said)?.[1] ?? said)
    .replace(/[.,;:()]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return statements.some((statement) => statement.test(words)) || saysItOtherwise(words);
}

function saysItOtherwise(words: string): boolean {
  return words.split(' ').length <= 5 && inOtherLanguages.test(`${words} `);
}

/** Whether a line leaves code out in its middle: `function f() { ... }`. */
export function hidesCode(line: string): boolean {
  if (line.length > 300 || !/\.{3}|…/.test(line)) return false;
  const inner = /\{\s*(\.{3}|…|\/\*.*\*\/|\/\/.*)\s*\}?\s*[;,)]*\s*$/.exec(line)?.[1];
  if (inner === undefined || line.trim().startsWith('{/*')) return false;
  return /^(\.{3}|…)$/.test(inner) || isElision(inner);
}

/** The lines, by index, that stand for code left out. In Markdown, # begins a heading and not a comment. */
export function elisionsIn(lines: readonly string[], languageId?: string): readonly number[] {
  const prose = languageId === 'markdown';
  return lines.flatMap((line, index) => {
    const maybe = !prose || /^\s*(<!--|\[|\.{3,}\s*$|…\s*$)/.test(line);
    return maybe && isElision(line) ? [index] : [];
  });
}
