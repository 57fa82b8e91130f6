/** A file of the project that tells how its tests run. */
export interface ProjectFile {
  /** Its name without folders: `package.json`. */
  readonly name: string;
  readonly text: string;
}

interface Sign {
  readonly framework: string;
  /** Of which files. */
  readonly file: RegExp;
  /** What stands in them. */
  readonly text: RegExp;
}

/** In this order: what builds upon another comes first. */
const signs: readonly Sign[] = [
  ...['vitest', 'jest', 'mocha', 'ava', 'jasmine', 'uvu', 'tap'].map((framework) => ({
    framework,
    file: /^package\.json$/,
    text: new RegExp(`"(@types/)?${framework}"\\s*:|["' ]${framework}( |")`),
  })),
  { framework: 'node:test', file: /^package\.json$/, text: /node( --[\w=-]+)* --test\b/ },
  {
    framework: 'pytest',
    file: /^(pyproject\.toml|setup\.cfg|tox\.ini|pytest\.ini|requirements.*\.txt|Pipfile)$/,
    text: /\bpytest\b/,
  },
  {
    framework: 'unittest',
    file: /^(pyproject\.toml|setup\.(py|cfg)|requirements.*\.txt)$/,
    text: /^/,
  },
  { framework: "Go's testing package", file: /^go\.mod$/, text: /^/ },
  { framework: "Rust's built-in tests", file: /^Cargo\.toml$/, text: /^/ },
  {
    framework: 'JUnit 5',
    file: /^(pom\.xml|build\.gradle(\.kts)?)$/,
    text: /junit[-.]jupiter|useJUnitPlatform/,
  },
  { framework: 'JUnit 4', file: /^(pom\.xml|build\.gradle(\.kts)?)$/, text: /junit/ },
  { framework: 'xUnit', file: /\.csproj$/, text: /xunit/i },
  { framework: 'NUnit', file: /\.csproj$/, text: /nunit/i },
  { framework: 'MSTest', file: /\.csproj$/, text: /mstest/i },
  { framework: 'RSpec', file: /^(Gemfile|.*\.gemspec)$/, text: /rspec/ },
  { framework: 'Minitest', file: /^(Gemfile|.*\.gemspec|Rakefile)$/, text: /minitest/ },
  { framework: 'PHPUnit', file: /^(composer\.json|phpunit\.xml(\.dist)?)$/, text: /phpunit/i },
  { framework: 'GoogleTest', file: /^CMakeLists\.txt$/, text: /gtest|googletest/i },
  { framework: 'Catch2', file: /^CMakeLists\.txt$/, text: /catch2/i },
];

/** The files that `testFramework` reads, as a glob. */
export const projectFiles =
  '{package.json,pyproject.toml,setup.py,setup.cfg,tox.ini,pytest.ini,requirements*.txt,Pipfile,go.mod,Cargo.toml,pom.xml,build.gradle,build.gradle.kts,*.csproj,Gemfile,Rakefile,*.gemspec,composer.json,phpunit.xml,phpunit.xml.dist,CMakeLists.txt}';

/** What the project's tests are written with; undefined when its files do not tell. @param files the nearest ones first */
export function testFramework(files: readonly ProjectFile[]): string | undefined {
  for (const { name, text } of files) {
    const sign = signs.find((one) => one.file.test(name) && one.text.test(text));
    if (sign) return sign.framework;
  }
  return undefined;
}
