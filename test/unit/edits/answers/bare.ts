import { code, lines, type AnswerCase } from './answerCase';

export const bareAnswers: readonly AnswerCase[] = [
  {
    what: 'an answer that is only code',
    answer: lines('', 'function add(a, b) {', '  // Sum of both.', '  return a + b;', '}', ''),
    edits: [
      ['bare', undefined, code('function add(a, b) {\n  // Sum of both.\n  return a + b;\n}\n')],
    ],
  },
  {
    what: 'Python without a fence',
    answer: lines('def add(a, b):', '    """Adds both."""', '    return a + b'),
    edits: [['bare', undefined, code('def add(a, b):\n    """Adds both."""\n    return a + b\n')]],
  },
  {
    what: 'Ruby without a fence',
    answer: lines('def add(a, b)', '  a + b', 'end'),
    edits: [['bare', undefined, code('def add(a, b)\n  a + b\nend\n')]],
  },
  {
    what: 'a macro of several lines without a fence',
    answer: lines('#define ADD(a, b) \\', '    ({ \\', '        (a) + (b); \\', '    })'),
    edits: [
      ['bare', undefined, code('#define ADD(a, b) \\\n    ({ \\\n        (a) + (b); \\\n    })\n')],
    ],
  },
  {
    what: 'code behind reasoning',
    answer: '<think>\nSwap them.\n</think>\nreturn a + b;\n',
    edits: [['bare', undefined, code('return a + b;\n')]],
  },
  { what: 'prose before code', answer: 'Here is the new code:\n\nreturn a + b;\n' },
  { what: 'prose behind code', answer: 'return a + b;\n\nThis swaps both operands.\n' },
  { what: 'prose between code', answer: 'a();\nNow the second one comes.\nb();\n' },
  { what: 'Markdown', answer: '# Title\n\n- One (1);\n- Two (2);\n' },
  { what: 'code that was cut', answer: 'return a + b;\nreturn', cut: true },
];
