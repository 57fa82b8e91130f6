import type { HostileAnswers } from './hostileAnswers';

/** Formulas that try to lead, load, cover, or never to end. */
const formulas: Readonly<Record<string, string>> = {
  link: '\\href{https://evil.example}{x}',
  'link of a script': '\\href{javascript:alert(1)}{x}',
  address: '\\url{https://evil.example}',
  image: '\\includegraphics[width=9em]{https://evil.example/a.png}',
  'anchor to the page': '\\ref{root}\\eqref{root}',
  label: '\\label{root}x',
  class: '\\class{page composer}{x}',
  'class of HTML': '\\htmlClass{page}{x}',
  id: '\\id{root}{x}\\htmlId{root}{x}',
  data: '\\data{a=b}{x}\\htmlData{onclick=alert(1)}{x}',
  style: '\\style{position:fixed;inset:0}{x}\\htmlStyle{background:url(//evil.example)}{x}',
  'tags in a text': '\\text{<img src=x onerror=alert(1)><script>alert(1)</script>}',
  'colour that hides': '\\color{transparent}x\\textcolor{#ff}{y}\\colorbox{url(//evil.example)}{z}',
  'colour that is a style': '\\color{red;background:url(//evil.example)}x',
  'far away': '\\kern-9999em x\\hspace{-9999em}y\\raisebox{9999em}{z}\\rule{9999em}{9999em}',
  'large letters': '\\Huge\\Huge x\\genfrac{}{}{9999pt}{}{a}{b}',
  'macro that calls itself': '\\def\\a{\\a\\a}\\a',
  'macros that multiply':
    '\\def\\a#1{#1#1#1#1#1#1#1#1#1}\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{\\a{x}}}}}}}}}',
  'macro of everybody': '\\gdef\\frac{\\href{https://evil.example}{x}}\\frac12',
  'macro of the prototype': '\\def\\__proto__{x}\\def\\constructor{y}\\constructor',
  'many groups': `${'{'.repeat(1_900)}x${'}'.repeat(1_900)}`,
  'many roots': `${'\\sqrt{'.repeat(500)}x${'}'.repeat(500)}`,
  'many fractions': `${'\\frac1{'.repeat(450)}x${'}'.repeat(450)}`,
  'many brackets': '\\left('.repeat(600),
  'many cells': `\\begin{matrix}${'&'.repeat(3_900)}\\end{matrix}`,
  'many scripts': '^'.repeat(3_900),
  'many letters': 'x'.repeat(3_900),
};

/** Each in a line, and in lines of its own. */
const answers = Object.fromEntries(
  Object.entries(formulas).map(([name, formula]) => [
    name,
    `a $${formula}$ b\n\\[\n${formula}\n\\]\nc`,
  ]),
);

export const hostileMaths: HostileAnswers = {
  ...answers,
  dollars: '$'.repeat(30_000),
  'dollars and words': '$a '.repeat(10_000),
  'lines of dollars': '$$\na\n'.repeat(5_000),
  'paragraphs of dollars': '$$ a\n\n'.repeat(5_000),
  brackets: '\\('.repeat(15_000),
  'lines of brackets': '\\[\n'.repeat(10_000),
  'list of brackets': '- \\[ a\n  \\( b\n'.repeat(3_000),
};
