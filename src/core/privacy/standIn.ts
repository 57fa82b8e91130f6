/** Words that stand where a secret would: in examples, in templates, in tests. */
const words =
  /^["'<[({]*(your|(my|our|the|some|any|an?|this|not)(?=[\s_.-])|example|sample|dummy|fake|mock|demo|stub|test|testing|todo|fixme|change|changeme|replace|insert|enter|put|add|paste|redacted|removed|hidden|masked|placeholder|secret|password|passwd|passphrase|token|api|key|value|none|null|nil|undefined|true|false|default|string|required|optional|invalid|missing|expected|unknown)([^a-z]|$)/i;
const filler = /^(.)\1{3,}|^(x{3,}|\*{3,}|\.{3,}|(abc|123|foo|bar|baz|qux|lorem|hello)+)/i;
/** What is put in later: `${TOKEN}`, `{{ token }}`, `<token>`, `%TOKEN%`, `$TOKEN`, `#{token}`, `@token@`. */
const reference =
  /^(\$|%[A-Z_]|#\{|\{|<|@\w+@|\[)|\$\{|\{\{|#\{|process\.env|os\.environ|getenv|__SECRET_/;

/** Whether this only stands for a secret, and is none. */
export function isStandIn(value: string): boolean {
  return words.test(value) || filler.test(value) || reference.test(value);
}
