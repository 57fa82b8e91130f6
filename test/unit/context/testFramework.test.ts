import assert from 'node:assert/strict';
import { testFramework } from '../../../src/core/context/testFramework';

describe('the test framework of a project', () => {
  const files: readonly (readonly [name: string, text: string, framework: string | undefined])[] = [
    ['package.json', '{"devDependencies": {"vitest": "3.0.0"}}', 'vitest'],
    ['package.json', '{"devDependencies": {"@types/jest": "29"}}', 'jest'],
    ['package.json', '{"scripts": {"test": "mocha --recursive"}}', 'mocha'],
    ['package.json', '{"scripts": {"test": "node --import=tsx --test"}}', 'node:test'],
    ['package.json', '{"dependencies": {"left-pad": "1"}}', undefined],
    ['pyproject.toml', '[tool.pytest.ini_options]', 'pytest'],
    ['setup.py', 'from setuptools import setup', 'unittest'],
    ['go.mod', 'module shop', "Go's testing package"],
    ['Cargo.toml', '[package]', "Rust's built-in tests"],
    ['pom.xml', '<artifactId>junit-jupiter</artifactId>', 'JUnit 5'],
    ['build.gradle', "testImplementation 'junit:junit:4.13'", 'JUnit 4'],
    ['Shop.Tests.csproj', '<PackageReference Include="xunit" />', 'xUnit'],
    ['Gemfile', "gem 'rspec'", 'RSpec'],
    ['composer.json', '{"require-dev": {"phpunit/phpunit": "11"}}', 'PHPUnit'],
    ['CMakeLists.txt', 'find_package(GTest)', 'GoogleTest'],
  ];
  for (const [name, text, framework] of files)
    it(`is ${framework ?? 'not made up'} by ${name} with ${text}`, () => {
      assert.equal(testFramework([{ name, text }]), framework);
    });

  it('is told by the nearest file that tells one', () => {
    const near = { name: 'package.json', text: '{"name": "a"}' };
    const far = { name: 'package.json', text: '{"devDependencies": {"ava": "6"}}' };
    assert.equal(testFramework([near, far]), 'ava');
  });
});
