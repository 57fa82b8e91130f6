import { firstBlock } from './firstBlock';

/** What models say before the message. */
const greeting =
  /^(sure|certainly|of course|absolutely|okay|ok|great|no problem)( thing)?[!,.:]+\s*/i;
const leadIn =
  /^(here(['’]s| is| are)|this is|below is|i (suggest|propose|recommend|would suggest)|based on|after (looking|reviewing)|the (following|commit message|message)|(a|one) (possible|good|suitable))\b[^\n]*?:[ \t]*/i;
const label =
  /^(#{1,6}\s*)?[*_]{0,2}((suggested|proposed|final|git)\s+)?(commit message|commit|message|subject)(\s+is)?(:[*_]{0,2}|[*_]{1,2}:|[*_]{0,2}(?=\n|$))[ \t]*/i;
const rule = /^([-*_=])\1{2,}$/;
/** And what they say behind it. */
const politeness =
  /^(let me know|feel free|(i )?hope (this|that|it)|please (let|feel|tell)|is there anything|(would|do) you (like|want)|if you(['’]d| would)? (like|need|want|prefer|have)|thanks[ ,!.]|thank you|(best|kind|warm) regards|cheers|this (commit )?message (follows|is|describes|explains|summari[sz]es)|happy (coding|to help))/i;
const pairs = ['""', "''", '``', '“”', '‘’', '«»', '„“', '**'] as const;

/** The message of a commit as an answer gives it: its code block, else its text without what is said around it. */
export function readCommitText(answer: string): string {
  const block = firstBlock(answer);
  if (block !== undefined) return block.trim();
  return withoutQuotes(withoutEnd(withoutStart(answer.replaceAll('\r\n', '\n').trim())));
}

function withoutStart(text: string): string {
  const rest = [greeting, leadIn, label]
    .reduce((left, said) => left.replace(said, ''), text)
    .trimStart();
  const [first = '', ...others] = rest.split('\n');
  const shorter = rule.test(first.trim()) ? others.join('\n').trimStart() : rest;
  return shorter === text ? text : withoutStart(shorter);
}

function withoutEnd(text: string): string {
  const paragraphs = text.split(/\n\s*\n/);
  const last = (paragraphs.at(-1) ?? '').trim();
  if (paragraphs.length < 2 || !(politeness.test(last) || rule.test(last))) return text;
  return withoutEnd(paragraphs.slice(0, -1).join('\n\n').trimEnd());
}

/** Around all of it, around its first line, or before each line. */
function withoutQuotes(text: string): string {
  const lines = text.split('\n');
  if (lines.every((line) => /^(>|\s*$)/.test(line)))
    return withoutQuotes(
      lines
        .map((line) => line.replace(/^> ?/, ''))
        .join('\n')
        .trim(),
    );
  const whole = unwrapped(text);
  if (whole !== text) return withoutQuotes(whole);
  const [subject = '', ...body] = lines;
  return [unwrapped(subject.trim()), ...body].join('\n').trim();
}

function unwrapped(text: string): string {
  for (const [open = '', close = ''] of pairs) {
    const inner = text.slice(1, -1);
    const isPair = text.length > 2 && text.startsWith(open) && text.endsWith(close);
    // `"a" and "b"` is in no quotes.
    const isWhole =
      open === '*'
        ? inner.startsWith('*') && !inner.slice(1, -1).includes('*')
        : !inner.includes(open) && !inner.includes(close);
    if (isPair && isWhole) return (open === '*' ? inner.slice(1, -1) : inner).trim();
  }
  return text;
}
