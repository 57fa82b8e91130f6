import type { Negative, Positive } from './secretCorpus';

/** As people make them up: words and sentences of words, which only their name tells. */
const words = [
  'letmein',
  'swordfish',
  'Welcome',
  'trustno1',
  'hunter2',
  'password123',
  'iloveyou!',
  'supersecret',
  'monkey',
  'Passw0rd99',
];
const phrases = ['correct horse battery staple', 'blue sky over berlin 7', "it'S_fine"];

type Shape = readonly [path: string, text: (secret: string) => string];

/** Any value in quotes. */
const quoted: readonly Shape[] = [
  ['config.json', (s) => `{ "user": "shop", "password": "${s}" }`],
  ['appsettings.Production.json', (s) => `{\n  "Smtp": {\n    "Password": "${s}"\n  }\n}`],
  ['settings.py', (s) => `DATABASES = {"default": {"USER": "shop", "PASSWORD": "${s}"}}`],
  ['deploy.sh', (s) => `PASSWORD="${s}"`],
  ['login.py', (s) => `pw = "${s}"`],
  ['mail.js', (s) => `auth: { user: 'shop', pass: "${s}" },`],
  ['Db.kt', (s) => `    password = "${s}"`],
  ['db.ts', (s) => `const password = process.env.DB_PASSWORD ?? "${s}";`],
  ['main.go', (s) => `dbPassword := "${s}"`],
  ['values.yaml', (s) => `auth:\n  rootPassword: "${s}"\n`],
  ['server.ts', (s) => `app.use(session({ secret: "${s}", resave: false }));`],
  ['', (s) => `Why is it refused? I use password="${s}" here.`],
];

/** Words without quotes. */
const bare: readonly Shape[] = [
  ['docker-compose.yml', (s) => `    environment:\n      POSTGRES_PASSWORD: ${s}\n`],
  ['docker-compose.yml', (s) => `    environment:\n      - POSTGRES_PASSWORD=${s}\n`],
  ['application.yaml', (s) => `spring:\n  datasource:\n    password: ${s} # of the ${s} kind\n`],
  ['application.properties', (s) => `spring.datasource.password=${s}`],
  ['Dockerfile', (s) => `ENV DB_PASSWORD=${s}\n`],
  ['run.sh', (s) => `PGPASSWORD=${s} psql -h db shop`],
  ['README.md', (s) => `docker run -e MYSQL_ROOT_PASSWORD=${s} mysql`],
  ['run.sh', (s) => `./migrate --password=${s} --host db`],
  ['run.sh', (s) => `curl -u admin:${s} https://api.example.com`],
  ['', (s) => `curl --user "admin:${s}" https://api.example.com`],
  ['', (s) => `POSTGRES_PASSWORD: ${s}`],
  ['Web.config', (s) => `<add connectionString="Server=db;User Id=shop;Password=${s};" />`],
  ['pom.xml', (s) => `<server><id>nexus</id><password>${s}</password></server>`],
  ['.env', (s) => `PORT=3000\nDB_PASSWORD=${s}\n`],
  ['.env.production', (s) => `export SESSION_SECRET='${s}' # the ${s} one\n`],
  ['prod.env', (s) => `STRIPE_KEY=${s}\r\nAPI_TOKEN=x\r\n`],
];

/** What a name and a bit of shape tell together. */
const others: readonly Positive[] = [
  [
    'deploy.sh',
    'curl -H "X-Api-Key: *" https://api.example.com',
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
  ],
  ['deploy.sh', "curl -H 'X-Auth-Token: *' https://api.example.com", 'kq77xyz-Zeta'],
  ['', 'my password is *', 'Tr0ub4dor&3'],
  ['', 'The password is *, and it is still refused.', 'Tr0ub4dor&3'],
  ['', 'Log in as admin, the pw is `*`.', 'Summer2024!'],
  ['.env', 'DB_PASSWORD=*', 'abc'],
  ['.env', 'DB_PASSWORD=*', '123456'],
  ['.env', 'DB_PASSWORD=*', 'secret'],
  ['.env', 'GITHUB_TOKEN = "*"', 'test-1'],
  ['.env', 'APP_KEY=*', 'http'],
].map(([path = '', text = '', secret = '']) => ({
  path,
  text: text.replace('*', secret),
  secret,
  kind: 'others',
}));

export function namedPositives(): readonly Positive[] {
  const made = (shapes: readonly Shape[], values: readonly string[]): readonly Positive[] =>
    shapes.flatMap(([path, text]) =>
      values.map((secret) => ({ path, text: text(secret), secret, kind: `named in ${path}` })),
    );
  return [...made(quoted, [...words, ...phrases]), ...made(bare, words), ...others];
}

/** What has such a name and is none: types, calls, labels, translations, references, what a lexer and a form call so. */
export const namedNegatives: readonly Negative[] = (
  [
    ['src/user.ts', '  password: string;'],
    ['src/user.ts', '  readonly password?: string | undefined;'],
    ['src/user.ts', "const password = getPassword('admin');"],
    ['src/user.ts', "export type Secret = 'jwt' | 'oauth';"],
    ['src/user.ts', 'const user = { name, password: hashed };'],
    ['src/user.ts', '  password: hashed'],
    ['src/user.ts', "const visible = showPassword ? 'text' : 'password';"],
    ['src/user.ts', "<input type={isPassword ? 'password' : 'text'} id=\"login\" />"],
    ['src/user.ts', "if (field === 'password') return check(value);"],
    ['src/user.ts', "const passwordField = 'user[password]';"],
    ['src/user.ts', "forgotPassword: 'forgotten',"],
    ['src/user.ts', "password: z.string().min(8, 'At least 8 characters'),"],
    ['src/user.ts', 'password: `${prefix}-${suffix}`,'],
    ['src/user.ts', "autocomplete: { password: 'current-password' },"],
    ['src/user.ts', "icons: { password: 'lock', token: 'circle' },"],
    ['src/user.ts', "columns: { password: 'varchar', secret: 'text' },"],
    ['src/user.ts', "const password = process.env['DB_PASSWORD'] ?? '';"],
    ['src/user.ts', "{ key: 'name', label: 'Name' }"],
    ['src/user.ts', "localStorage.getItem('session'); const storageKey = 'cart';"],
    ['src/user.ts', "const token = 'identifier';"],
    ['src/user.ts', "{ token: 'keyword.control', foreground: 'ff0000' }"],
    ['src/user.ts', "if (nextToken === 'begin') depth++;"],
    ['src/user.ts', "const secret = await vault.read('shop/db');"],
    ['src/user.ts', "apiKey: 'API key',"],
    ['src/user.ts', "throw new Error('Wrong password: try again');"],
    ['src/user.ts', "errors.password = 'is too short';"],
    ['src/user.ts', "errors.password = 'must have at least one digit';"],
    ['src/user.ts', "errors.password = 'Please choose another';"],
    ['src/keys.ts', "  tokens: ['a', 'b'], secret: 'user.secret'"],
    ['locales/en.json', '  "password": "Password",'],
    ['locales/en.json', '  "password": "Your password",'],
    ['locales/en.json', '  "password_hint": "At least 8 characters",'],
    ['locales/en.json', '  "newPassword": "New password",'],
    ['locales/en.json', '  "resetPassword": "Reset it",'],
    ['locales/en.json', '  "apiKey": "API Key", "secret": "Secret"'],
    ['locales/it.json', '  "pass": "ha un attributo valido",'],
    ['locales/de.json', '  "password": "Passwort",'],
    ['locales/de.json', '  "password": "Neues Passwort",'],
    ['locales/fr.json', '  "password": "Mot de passe",'],
    ['locales/es.json', '  "password": "Contraseña",'],
    ['locales/pt.json', '  "password": "Senha",'],
    ['locales/ru.json', '  "password": "Пароль",'],
    ['locales/ja.json', '  "password": "パスワード",'],
    ['locales/de.yml', '    password: Passwort'],
    ['locales/en.yml', '    password: is too short'],
    ['openapi.yaml', '        password:\n          type: string\n          format: password'],
    ['openapi.yaml', 'required: [user, password]'],
    ['ci.yml', '          password: ${{ secrets.NPM_TOKEN }}'],
    ['ci.yml', '      GITHUB_TOKEN: ${{ github.token }}'],
    ['values.yaml', '  password: ""\n  existingSecret: shop-db'],
    ['values.yaml', '  password: <your password>'],
    ['values.yaml', '  password: null'],
    ['docker-compose.yml', '      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}'],
    ['docker-compose.yml', '      POSTGRES_PASSWORD_FILE: /run/secrets/db'],
    ['application.properties', 'spring.datasource.password=${DB_PASSWORD}'],
    ['main.py', 'def login(user: str, password: str) -> bool:'],
    ['main.py', 'connect(user=user, password=password)'],
    ['main.py', 'password = getpass.getpass()'],
    ['main.py', '    password: str = Field(min_length=8)'],
    ['main.py', "{'type': 'password', 'label': 'Password'}"],
    ['main.go', '\tPassword string `json:"password"`'],
    ['main.rs', 'pub struct Login { password: String, token: Option<String> }'],
    ['User.java', 'private final String password;'],
    ['User.java', 'request.getParameter("password");'],
    ['users.sql', 'ALTER TABLE users ADD COLUMN password varchar(255);'],
    ['login.html', '<label for="password">Password</label>'],
    ['login.html', '<input type="password" name="password" autocomplete="new-password" />'],
    ['run.sh', 'read -s PASSWORD\nexport PASSWORD'],
    ['run.sh', 'PASSWORD=$(cat /run/secrets/db)'],
    ['run.sh', 'PASSWORD="$1" ./migrate --password="$PASSWORD"'],
    ['run.sh', 'docker run -u 1000:1000 --user node:node shop'],
    ['run.sh', 'curl -u "$USER:$TOKEN" https://api.example.com'],
    ['run.sh', 'curl -H "X-Api-Key: $API_KEY" https://api.example.com'],
    ['README.md', 'The password is required, the token is optional.'],
    ['README.md', 'Set `DB_PASSWORD` to the password of the database.'],
    ['README.md', 'DB_PASSWORD=<password>'],
    ['README.md', '--password string   the password of the user'],
    ['', 'Why is my password is wrong shown after the third login?'],
    ['', 'The token is expired after 30 minutes, the secret is rotated.'],
    ['.env', 'DB_PASSWORD=\nDB_TOKEN=""\nAPI_KEY=${VAULT_KEY}\nSECRET=<secret>\nUSE_TOKEN=true'],
    ['.env', 'PORT=3000\nDEBUG=false\nNODE_ENV=production\nLOG_LEVEL=debug'],
    ['.env', 'DB_HOST=db-primary\nREDIS_HOST=10.0.0.7:6379\nHOST=shop.internal'],
    ['.env', 'DATA=/var/lib/shop\nCACHE=~/cache\nTEMP=C:\\temp\\shop\nTOKEN_LIFETIME=3600'],
    ['.env', 'KEY_FILE=/run/secrets/key\nMAX_TOKENS=4096\nKEYBOARD=us\nDB_PASSWORD= # set it'],
  ] as const
).map(([path, text]) => ({ path, text, kind: 'look-alike' }));
