/** Where a name says that its value is secret, whatever the value looks like; what stands before the name is not searched. */
export const strongName = String.raw`(?<name>(?<![a-z0-9])(?:pass|pw)(?![a-z0-9])|pass(?:word|wd|phrase|code)|pwd|secret|(?:api|secret|private|encryption|signing|master)[_-]?key|(?:access|auth|api|bearer|refresh|bot)[_-]?token)`;

/** Words for a secret, in the languages of labels; and what a form, a type or a state calls one. */
const words = new Set(
  (
    'pass password passwords passwd passphrase passcode pwd pw secret secrets token tokens key keys credential credentials ' +
    'passwort passwörter kennwort schlüssel geheimnis contraseña contrasena clave senha chave passe jeton clé wachtwoord sleutel ' +
    'hasło haslo heslo salasana lösenord adgangskode kodeord passord şifre sifre parola lozinka ' +
    'string str text varchar char number int integer boolean bool bytes object array any unknown never void self this ' +
    'required optional invalid missing wrong hidden masked redacted removed changed expired empty weak strong passed failed ' +
    'null none nil undefined true false default example sample dummy placeholder changeme todo fixme ' +
    'hash hashed bcrypt input field label icon lock eye prompt'
  ).split(' '),
);
/** In what is said of a secret, and not in one of several words. */
const said =
  /(^|\s)(a|an|the|is|are|was|be|must|can|cannot|should|will|has|have|not|no|your|my|our|for|from|of|to|at|by|in|on|with|and|or|if|when|please|too|le|la|el|der|die|das|ist|und)(\s|$)|\s.*[.?:…]$/i;
/** Of a password that is made of words. */
const mostWords = 8;
const beginsAsSentence = /^\p{Lu}.*\s/u;
/** What is put in later, or lies elsewhere. */
const reference =
  /^["'(]*(\$|%[A-Z_]|%[sdv]\b|#\{|\{|<|\[|@\w+@|process\.env|os\.environ|getenv|__SECRET_|vault:|op:\/\/|!)|\$\{|\{\{|#\{|\{\w*\}|^[\w.$:]+\(.*\)?;?$|^((https?:|file:)?\/?\/|\.{1,2}\/|~\/)/;
const filler = /^(.)\1{2,}$|^(x{3,}|\*{3,}|\.{3,})/i;
const example =
  /^(your|my|our|the|some|an?|this|not|example|sample|dummy|fake|mock|changeme|change|replace|insert|enter|put|add|paste|redacted|placeholder|todo|fixme)[\s_.-]/i;

/** Whether the value of a name that says secret is plainly none: it stands for one, is made elsewhere, or is a type or a label. */
export function isPlainlyNone(value: string): boolean {
  return reference.test(value) || filler.test(value) || example.test(value) || isLabel(value);
}

/** Said of a secret, rather than a few words without any grammar. */
function isSaid(value: string): boolean {
  const isLong = value.split(/\s+/).length > mostWords;
  return isLong || said.test(value) || beginsAsSentence.test(value) || /[^\p{ASCII}]/u.test(value);
}

function isLabel(value: string): boolean {
  if (/[^\p{Script=Latin}\p{ASCII}]/u.test(value)) return true;
  if (/\s/.test(value) && isSaid(value)) return true;
  if (/\d/.test(value)) return false;
  const parts = value.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu) ?? [];
  return parts.some((part) => words.has(part.toLowerCase()));
}

/** What happens to a password, or is asked of it: `showPassword: 'never'`, `forgotPassword: 'Forgot it?'`. */
const notIts =
  /(show|hide|has|is|forgot|forgotten|lost|reset|change|confirm|repeat|invalid|wrong|incorrect|bad|weak|missing|no|requires?|update|toggle|check|verify|validate|with|without|existing|pull|by|on)[_-]?$/i;
const isPassword = (name: string): boolean => /pass|pwd|pw/i.test(name);

/**
 * Whether a literal is the secret that its name says.
 *
 * @param before what stands before the name
 */
export function isNamedSecret(value: string, name: string, before = ''): boolean {
  if (value.length < 4 || notIts.test(before) || isPlainlyNone(value)) return false;
  // What passes says why.
  if (/^pass$/i.test(name) && /\s/.test(value)) return false;
  // Names of variables, and of what lies elsewhere.
  if (/^[a-z_$][\w$]*(\.[a-z_$][a-z_$]*)+$/i.test(value) || /^[A-Z]+(_[A-Z]+)+$/.test(value))
    return false;
  return isPassword(name) || !/^[a-z]+([_:/-][a-z]+)+$/i.test(value);
}

/** Files in which a word without quotes is a value; in code it is a variable. */
const dataFile =
  /(\.(ya?ml|properties|ini|conf|cfg|cnf|config|toml|sh|bash|zsh|fish|env|tfvars|service|log|txt|ps1|bat|cmd|netrc|pgpass|npmrc)|(^|[/.])(Dockerfile|Containerfile)[^/]*)$/i;

/** Whether what stands behind a name without quotes is its value, in a file of that path; empty for none. */
export function isBareNamedSecret(
  value: string,
  name: string,
  before: string,
  path: string,
): boolean {
  const isValue = dataFile.test(path) || (/^(|.*\.md)$/i.test(path) && name === name.toUpperCase());
  return isValue && isNamedSecret(value, name, before);
}
