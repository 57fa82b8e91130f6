import assert from 'node:assert/strict';
import { testFileFor, whyUntestable } from '../../../src/core/context/testFile';

describe('the test file of a source file', () => {
  const existing: Readonly<Record<string, string>> = {
    'src/cart.ts': 'src/cart.test.ts',
    'src/a/cart.ts': 'test/unit/a/cart.spec.ts',
    'shop/cart.py': 'tests/shop/test_cart.py',
    'pkg/cart.go': 'pkg/cart_test.go',
    'src/main/java/shop/Cart.java': 'src/test/java/shop/CartTest.java',
    'lib/cart.rb': 'spec/cart_spec.rb',
    'src/Cart.php': 'tests/CartTest.php',
    'Shop/Cart.cs': 'Shop.Tests/CartTests.cs',
  };
  for (const [source, test] of Object.entries(existing))
    it(`is ${test} for ${source}`, () => {
      const others = ['test/other.test.ts', 'tests/test_other.py', 'README.md', source];
      assert.deepEqual(testFileFor(source, [...others, test]), { path: test, exists: true });
    });

  it('is the nearest of two with the same name', () => {
    const tests = ['test/a/index.test.ts', 'test/b/index.test.ts'];
    assert.equal(testFileFor('src/b/index.ts', tests).path, 'test/b/index.test.ts');
  });

  const planned: readonly (readonly [string, readonly string[], string])[] = [
    ['src/cart.ts', ['src/other.spec.ts'], 'src/cart.spec.ts'],
    ['src/cart.ts', ['src/__tests__/other.test.ts'], 'src/__tests__/cart.test.ts'],
    [
      'src/a/cart.ts',
      ['test/unit/x.test.ts', 'test/unit/b/other.test.ts'],
      'test/unit/a/cart.test.ts',
    ],
    ['shop/cart.py', ['tests/test_more.py', 'tests/test_other.py'], 'tests/test_cart.py'],
    [
      'src/main/java/shop/Cart.java',
      ['src/test/java/shop/OtherTest.java'],
      'src/test/java/shop/CartTest.java',
    ],
    [
      'Shop/Money/Cart.cs',
      ['Shop.Tests/OtherTests.cs', 'Shop.Tests/A/B.cs'],
      'Shop.Tests/Money/CartTests.cs',
    ],
    ['pkg/cart.go', [], 'pkg/cart_test.go'],
    ['cart.py', [], 'test_cart.py'],
    ['src/cart.tsx', [], 'src/cart.test.tsx'],
  ];
  for (const [source, tests, path] of planned)
    it(`would be ${path} where there is ${tests.join(' and ') || 'none'}`, () => {
      const found = testFileFor(source, tests);
      assert.equal(found.path, path);
      assert.equal(found.exists, false);
      assert.equal(found.example, tests[0]);
    });

  it('is not looked for among tests of other languages', () => {
    const found = testFileFor('web/cart.ts', ['web/test_cart.py', 'web/cart_test.go']);
    assert.deepEqual(found, { path: 'web/cart.test.ts', exists: false });
  });

  it('is the Rust file itself, where its tests are already', () => {
    const text = 'pub fn half() {}\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n}\n';
    const found = testFileFor('shop/src/cart.rs', ['shop/tests/cart.rs'], text);
    assert.deepEqual(found, { path: 'shop/src/cart.rs', exists: true });
  });

  it('is in `tests` of its crate for Rust, where it is named after the module', () => {
    const text = 'pub fn half() {}\n\n#[cfg(test)]\nmod tests;\n';
    const tests = ['shop/tests/pay.rs', 'shop/tests/cart.rs', 'other/tests/mail.rs'];
    assert.deepEqual(testFileFor('shop/src/cart.rs', tests, text), {
      path: 'shop/tests/cart.rs',
      exists: true,
    });
    assert.deepEqual(testFileFor('shop/src/mail/mod.rs', tests, text), {
      path: 'shop/tests/mail.rs',
      exists: false,
      example: 'shop/tests/cart.rs',
    });
    assert.deepEqual(testFileFor('src/mail.rs', [], text), {
      path: 'tests/mail.rs',
      exists: false,
    });
  });
});

describe('a file that no tests can be written for', () => {
  const kinds: Readonly<Record<'test' | 'noCode' | 'code', readonly string[]>> = {
    test: [
      'src/cart.test.ts',
      'src/cart.spec.tsx',
      'pkg/cart_test.go',
      'tests/test_cart.py',
      'src/test/java/shop/CartTest.java',
      'src/test/java/shop/CartIT.java',
      'spec/cart_spec.rb',
      'shop/tests/cart.rs',
    ],
    noCode: [
      'README.md',
      'package.json',
      'ci.yml',
      'notes.txt',
      'chat.css',
      'index.html',
      'Cargo.toml',
      'LICENSE',
      '.gitignore',
    ],
    code: [
      'src/cart.ts',
      'src/latest.ts',
      'src/testFile.ts',
      'src/test-utils.ts',
      'src/OpenApiSpec.ts',
      'Shop/AUDIT.cs',
      'src/contest.py',
      'src/cart.rs',
      'App.vue',
      'main.zig',
    ],
  };
  for (const [kind, paths] of Object.entries(kinds))
    for (const path of paths)
      it(`is told: ${path} is ${kind}`, () => {
        assert.equal(whyUntestable(path, 'plaintext') ?? 'code', kind);
      });

  it('is no script without an extension', () => {
    assert.equal(whyUntestable('bin/run', 'shellscript'), undefined);
  });
});
