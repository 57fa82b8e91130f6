import { rules as published } from '@secretlint/secretlint-rule-preset-recommend';
import type { FoundSecret } from './foundSecret';

/** What a rule of secretlint asks for and gives, as far as it is used here. */
interface Rule {
  readonly meta: { readonly id: string };
  create(
    context: {
      readonly createTranslator: () => () => string;
      readonly report: (found: { readonly range: readonly [number, number] }) => void;
      readonly ignore: () => void;
    },
    options: object,
  ): {
    file?(source: {
      readonly content: string;
      readonly contentType: 'text';
      readonly filePath: undefined;
    }): unknown;
  };
}

/** By the last part of its id. What is not named here is found, too. */
const kinds: Readonly<Record<string, string>> = {
  '1password': '1Password key',
  anthropic: 'Anthropic key',
  aws: 'AWS key',
  cloudflare: 'Cloudflare key',
  databricks: 'Databricks token',
  docker: 'Docker token',
  figma: 'Figma token',
  github: 'GitHub token',
  gitlab: 'GitLab token',
  grafana: 'Grafana token',
  groq: 'Groq key',
  'hashicorp-vault': 'Vault token',
  huggingface: 'Hugging Face token',
  linear: 'Linear key',
  notion: 'Notion token',
  npm: 'npm token',
  openai: 'OpenAI key',
  privatekey: 'private key',
  sendgrid: 'SendGrid key',
  shopify: 'Shopify token',
  slack: 'Slack token',
  stripe: 'Stripe key',
  tailscale: 'Tailscale key',
  vercel: 'Vercel token',
};

/**
 * Rules that report more than the secret, which `patterns` finds more narrowly, or that let a comment in the code switch the
 * others off.
 */
const unused = ['gcp', 'basicauth', 'database-connection-string', 'filter-comments'];

const nameOf = ({ meta }: Rule): string => meta.id.replace(/^.*secretlint-rule-/, '');

/** Its types name packages that do not come with it. */
const rules = (published as unknown as readonly Rule[]).filter(
  (rule) => !unused.includes(nameOf(rule)),
);

/** Keys whose makers gave them a shape of their own, by secretlint's rules. */
export function findKnownKeys(content: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const rule of rules) {
    const kind = kinds[nameOf(rule)] ?? 'key';
    const report = ({ range: [start, end] }: { readonly range: readonly [number, number] }): void =>
      void found.push({ start, end, kind });
    const context = { createTranslator: () => () => '', report, ignore: () => undefined };
    rule.create(context, {}).file?.({ content, contentType: 'text', filePath: undefined });
  }
  return found;
}
