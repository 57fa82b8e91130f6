import type { Change } from '../../../../src/core/edits/edit';
import { code, fenced, lines, replace, type AnswerCase, type ExpectedEdit } from './answerCase';

const path = 'src/cart.ts';
const of = (change: Change, file: string | undefined = path): ExpectedEdit => [
  'toolCall',
  file,
  change,
];
const ts = { languageId: 'typescript' };
const whole = of(code('let a;\n', { ...ts, extent: 'file' }));
const pair = of(replace('a', 'b'));
const block = lines(
  '<<<<<<< SEARCH',
  ':start_line:3',
  '-------',
  'a',
  '=======',
  'b',
  '>>>>>>> REPLACE',
);
const blockEdit: ExpectedEdit = ['searchReplace', path, replace('a\n', 'b\n', { line: 3 })];

const called = (name: string, values: object): string =>
  lines('<tool_call>', JSON.stringify({ name, arguments: values }), '</tool_call>');

const edits = (what: string, answer: string, ...expected: readonly ExpectedEdit[]): AnswerCase => ({
  what,
  answer,
  edits: expected,
});

const refused = (what: string, answer: string, reason: RegExp): AnswerCase => ({
  what,
  answer,
  faults: [reason],
});

const write = lines(
  '<write_to_file>',
  `<path>${path}</path>`,
  '<content>',
  'let a;',
  '</content>',
  '</write_to_file>',
);

export const toolCallAnswers: readonly AnswerCase[] = [
  edits('a file written', `I write it.\n\n${write}\nDone.\n`, whole),
  edits('a file written in one line', write.replaceAll('\n', ''), whole),
  edits('two files written in one line', write.replaceAll('\n', '').repeat(2), whole, whole),
  edits('a call in a fence', fenced('xml', write.trimEnd()), whole),
  edits(
    'a count of lines behind the text',
    write.replace('</write', '<line_count>1</line_count>\n</write'),
    whole,
  ),
  edits(
    'a call that nobody closed, but its text is complete',
    write.replace('</write_to_file>\n', ''),
    whole,
  ),
  edits(
    'the tag of a text in the text',
    write.replace('let a;', '<content>\n</content>'),
    of(code('<content>\n</content>\n', { ...ts, extent: 'file' })),
  ),
  edits(
    'a text of which some is left out',
    write.replace('let a;', 'let a;\n// ... existing code ...'),
    of({
      kind: 'code',
      text: 'let a;\n// ... existing code ...\n',
      elisions: [1],
      ...ts,
      extent: 'file',
    }),
  ),
  edits(
    'blocks to replace',
    `<replace_in_file>\n<path>${path}</path>\n<diff>\n${block}</diff>\n</replace_in_file>\n`,
    blockEdit,
  ),
  edits(
    'a diff',
    `<apply_diff>\n<path>${path}</path>\n<diff>\n${block}</diff>\n</apply_diff>\n`,
    blockEdit,
  ),
  edits(
    'a diff of several files',
    `<apply_diff>\n<args>\n${[path, 'b.ts'].map((file) => `<file>\n<path>${file}</path>\n<diff>\n<content><![CDATA[\n${block}]]></content>\n<start_line>3</start_line>\n</diff>\n</file>\n`).join('')}</args>\n</apply_diff>\n`,
    blockEdit,
    ['searchReplace', 'b.ts', blockEdit[2]],
  ),
  edits(
    'a search and its replacement',
    `<search_and_replace>\n<path>${path}</path>\n<search>a</search>\n<replace>b</replace>\n</search_and_replace>\n`,
    pair,
  ),
  edits(
    'an insertion before a line',
    `<insert_content>\n<path>${path}</path>\n<line>3</line>\n<content>\nlet a;\n</content>\n</insert_content>\n`,
    of(replace('', 'let a;\n', { line: 3 })),
  ),
  edits(
    'a part of a file',
    `<edit_file>\n<target_file>${path}</target_file>\n<instructions>Add a.</instructions>\n<code_edit>\n// ... existing code ...\nlet a;\n</code_edit>\n</edit_file>\n`,
    of({ kind: 'code', text: '// ... existing code ...\nlet a;\n', elisions: [0], ...ts }),
  ),
  edits('a call in JSON', called('write_file', { file_path: path, content: 'let a;\n' }), whole),
  edits(
    'a call in one line of JSON',
    called('write_file', { path, content: 'let a;' }).replaceAll('\n', ''),
    whole,
  ),
  edits(
    'JSON with real line breaks in its texts',
    called('write_file', { path, content: 'let a;\n' }).replaceAll('\\n', '\n'),
    whole,
  ),
  edits(
    'arguments that are JSON in a string',
    `<tool_call>${JSON.stringify({ name: 'edit', arguments: JSON.stringify({ filePath: path, oldString: 'a', newString: 'b' }) })}</tool_call>`,
    pair,
  ),
  edits(
    'two old and new texts',
    called('multi_edit', {
      file_path: path,
      edits: [
        { old_string: 'a', new_string: 'b' },
        { old_string: 'c', new_string: 'd' },
      ],
    }),
    pair,
    of(replace('c', 'd')),
  ),
  edits(
    'a call in a fence of JSON',
    fenced(
      'json',
      JSON.stringify(
        { name: 'edit_file', arguments: { path, old_str: 'a', new_str: 'b' } },
        undefined,
        2,
      ),
    ),
    pair,
  ),
  edits(
    'a command of an editor',
    called('str_replace_editor', { command: 'str_replace', path, old_str: 'a', new_str: 'b' }),
    pair,
  ),
  edits(
    'a command that inserts behind a line',
    called('str_replace_editor', { command: 'insert', path, insert_line: 2, new_str: 'let a;' }),
    of(replace('', 'let a;\n', { line: 3 })),
  ),
  edits(
    'texts of which one end is CRLF',
    called('edit', { path, old_string: 'a\r\n', new_string: 'b\r\n' }),
    of(replace('a\n', 'b\n')),
  ),
  edits('a file deleted', called('delete_file', { path }), of({ kind: 'remove' })),
  edits(
    'a file moved',
    called('move_file', { source: path, destination: 'b.ts' }),
    of({ kind: 'move', to: 'b.ts' }),
  ),
  edits(
    'a patch in a call',
    called('apply_patch', {
      input: lines('*** Begin Patch', `*** Update File: ${path}`, '-a', '+b', '*** End Patch'),
    }),
    ['patch', path, replace('a\n', 'b\n')],
  ),
  edits('a unified diff in a call', called('apply_diff', { path, diff: '@@ -1 +1 @@\n-a\n+b' }), [
    'unifiedDiff',
    path,
    replace('a\n', 'b\n', { line: 1 }),
  ]),
  edits(
    'a function with tags for its parameters',
    lines(
      '<tool_call>',
      '<function=edit>',
      '<parameter=file_path>',
      path,
      '</parameter>',
      '<parameter=old_string>',
      'a',
      '</parameter>',
      '<parameter=new_string>',
      'b',
      '</parameter>',
      '</function>',
      '</tool_call>',
    ),
    pair,
  ),
  edits(
    'a bare function',
    lines(
      '<function=write_file>',
      '<parameter=path>',
      path,
      '</parameter>',
      '<parameter=content>',
      'let a;',
      '</parameter>',
      '</function>',
    ),
    whole,
  ),
  edits(
    'a call with named parameters',
    lines(
      '<function_calls>',
      '<invoke name="write_file">',
      `<parameter name="path">${path}</parameter>`,
      '<parameter name="content">let a;',
      '</parameter>',
      '</invoke>',
      '</function_calls>',
    ),
    whole,
  ),
  edits(
    'a list of calls',
    `<tool_call>${JSON.stringify([{ name: 'edit', arguments: { path, old_string: 'a', new_string: 'b' } }])}</tool_call>`,
    pair,
  ),
  edits(
    'keys and values in turn',
    lines(
      '<tool_call>edit',
      ...['path', path, 'old_string', 'a', 'new_string', 'b'].map((text, index) =>
        index % 2 === 0 ? `<arg_key>${text}</arg_key>` : `<arg_value>${text}</arg_value>`,
      ),
      '</tool_call>',
    ),
    pair,
  ),
  edits(
    'calls behind marks',
    `[TOOL_CALLS]write_file[ARGS]${JSON.stringify({ path, content: 'let a;' })}[TOOL_CALLS]edit[ARGS]${JSON.stringify({ path, old_string: 'a', new_string: 'b' })}</s>`,
    whole,
    pair,
  ),
  edits(
    'a list behind a mark',
    `[TOOL_CALLS] ${JSON.stringify([{ name: 'write_file', arguments: { path, content: 'let a;' } }])}`,
    whole,
  ),
  { what: 'a call of another model', answer: '<|tool_call_begin|>functions.edit:0{"path":"a.ts"}' },
  { what: 'a call that changes nothing', answer: called('read_file', { path }) },
  {
    what: 'a call that looks at a file',
    answer: called('str_replace_editor', { command: 'view', path }),
  },
  edits('JSON that is no call', fenced('json', '{ "name": "cart", "arguments": {} }'), [
    'block',
    undefined,
    code('{ "name": "cart", "arguments": {} }\n', { languageId: 'json' }),
  ]),
  edits('code that has such tags', fenced('ts', '<write_to_file>', 'a'), [
    'block',
    undefined,
    code('<write_to_file>\na\n', ts),
  ]),
  refused(
    'a text that was cut',
    write.replace('</content>\n</write_to_file>\n', ''),
    /tool call .* not complete/,
  ),
  refused(
    'JSON that was cut',
    called('write_file', { path, content: 'let a;' }).replace('"}}', ''),
    /tool call .* not complete/,
  ),
  refused(
    'a replacement of all places',
    called('edit', { path, old_string: 'a', new_string: 'b', replace_all: true }),
    /clearly/,
  ),
  refused('a call without a text', called('write_file', { path }), /clearly/),
  refused(
    'a diff that holds none',
    called('apply_diff', { path, diff: ' let a;' }),
    /no edit that can be read/,
  ),
];
