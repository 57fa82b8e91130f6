import { estimateTokens } from './tokens';

/** Something that an editor reports of a line of code. */
export interface Problem {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
  /** Who says so, with the code that they give it: `ts 2322`. May be empty. */
  readonly by: string;
  /** What else it refers to, a line each: `src/a.ts:3: it is declared here`. */
  readonly related: readonly string[];
}

export interface ToldProblems {
  readonly text: string;
  /** How many of the problems the text holds. */
  readonly told: number;
}

/** Tokens: with more, the code itself would have no room in many models. */
const mostTokens = 3000;
/** Characters of a message where many problems are told. */
const mostMessage = 200;
/** Places that a problem refers to. */
const mostRelated = 5;

/**
 * The problems in words: each with all that is said of it; where that takes too much room, those that say the same in one line;
 * where even that does, as many as there is room for, and how many are left out.
 */
export function tellProblems(problems: readonly Problem[], room = mostTokens): ToldProblems {
  const whole = problems.map(tellProblem).join('\n');
  if (estimateTokens(whole) <= room) return { text: whole, told: problems.length };
  const lines: string[] = [];
  let [left, told] = [room, 0];
  for (const group of groupsOf(problems)) {
    const line = tellGroup(group);
    left -= estimateTokens(`${line}\n`);
    if (left < 0) break;
    lines.push(line);
    told += group.length;
  }
  const more = problems.length - told;
  if (more > 0) lines.push(`and ${more} more, which are too many to tell at once`);
  return { text: lines.join('\n'), told };
}

export function tellProblem({ line, message, by, related }: Problem): string {
  const places = related.slice(0, mostRelated).map((place) => `  ${place}`);
  return [`Line ${line}: ${message}${by === '' ? '' : ` (${by})`}`, ...places].join('\n');
}

/** Those that say the same together, in the order of their first lines. */
function groupsOf(problems: readonly Problem[]): readonly (readonly Problem[])[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${problem.by}\n${problem.message}`;
    const group = groups.get(key);
    if (group) group.push(problem);
    else groups.set(key, [problem]);
  }
  return [...groups.values()];
}

function tellGroup(group: readonly Problem[]): string {
  const [first] = group;
  if (!first) return '';
  const [start = ''] = first.message.split('\n');
  const message = start.length > mostMessage ? `${start.slice(0, mostMessage)}…` : start;
  const lines = [...new Set(group.map(({ line }) => line))];
  const [only, ...others] = lines;
  const by = first.by === '' ? '' : ` (${first.by})`;
  return `${others.length > 0 ? `Lines ${lines.join(', ')}` : `Line ${only}`}: ${message}${by}`;
}
