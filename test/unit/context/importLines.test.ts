import assert from 'node:assert/strict';
import { importLines } from '../../../src/core/context/importLines';

const found = (text: string, most = 40): string | undefined => {
  const lines = text.split('\n');
  const span = importLines(lines, most);
  return span && lines.slice(span[0], span[1] + 1).join('\n');
};

describe('the imports of a file', () => {
  const files: Readonly<Record<string, readonly [text: string, imports: string]>> = {
    typescript: [
      "// a module\nimport { a } from './a';\nimport {\n  b,\n  c,\n} from './b';\n\nexport const d = 1;\nimport './late';",
      "import { a } from './a';\nimport {\n  b,\n  c,\n} from './b';",
    ],
    python: [
      '"""Doc."""\nimport os\nfrom typing import (\n    Any,\n)\n\ndef f():\n    import json',
      'import os\nfrom typing import (\n    Any,\n)',
    ],
    go: [
      'package main\n\nimport (\n\t"fmt"\n)\n\nfunc main() {}',
      'package main\n\nimport (\n\t"fmt"\n)',
    ],
    c: ['#include <stdio.h>\n#include "a.h"\nint x;', '#include <stdio.h>\n#include "a.h"'],
    php: ['<?php\nnamespace App;\nuse App\\B;\nclass A {}', 'namespace App;\nuse App\\B;'],
    rust: ['use std::fs;\nmod a;\nfn main() {}', 'use std::fs;\nmod a;'],
    commonJs: ["'use strict';\nconst a = require('a');\na();", "const a = require('a');"],
  };
  for (const [language, [text, imports]] of Object.entries(files))
    it(`are found in ${language}, and nothing behind them`, () => {
      assert.equal(found(text), imports);
    });

  it('are not made up where there are none', () => {
    assert.equal(found('const a = 1;\nimportant();'), undefined);
    assert.equal(found(''), undefined);
  });

  it('are bounded', () => {
    const text = Array.from({ length: 500 }, (_, n) => `import './m${n}';`).join('\n');
    assert.equal(found(text, 10)?.split('\n').length, 10);
  });
});
