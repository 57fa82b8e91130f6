/** Where the page's files are, as the webview may load them. */
export interface PageFiles {
  readonly script: string;
  readonly styles: readonly string[];
  /** The webview's own origin. */
  readonly source: string;
}

/** What is not here, so that nothing offers it: terminals, or a machine to look around on. */
export type Missing = 'terminals' | 'machine';

export interface PageTraits {
  /** As VS Code names it, `pt-br`. */
  readonly language: string;
  readonly missing: readonly Missing[];
  /** A sentence that shows where nobody has answered the page for some seconds. */
  readonly unanswered?: string;
}

/**
 * The page. It may run our script, use our styles and our font, and nothing else: no network, no images, no string that
 * becomes markup.
 */
export function pageHtml(files: PageFiles, nonce: string, traits: PageTraits): string {
  const { language, missing, unanswered } = traits;
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${files.source}`,
    `font-src ${files.source}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
  const classes = missing.map((one) => `no-${one}`).join(' ');
  const styles = files.styles.map((uri) => `<link rel="stylesheet" href="${uri}">`).join('\n');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Frugal</title>
${styles}
</head>
<body>
<div id="root"${classes === '' ? '' : ` class="${classes}"`}>${unanswered === undefined ? '' : `<p class="unanswered">${escape(unanswered)}</p>`}</div>
<script type="module" nonce="${nonce}" src="${files.script}"></script>
</body>
</html>`;
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** 128 random bits that name the scripts of one page. */
export function createNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
