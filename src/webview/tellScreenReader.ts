import type { FromPage } from '../shared/protocol';

/** Tells the host whether a screen reader is used: VS Code says so to pages alone, by a class of their body. */
export function tellScreenReader(post: (message: FromPage) => void): void {
  let told: boolean | undefined;
  const tell = (): void => {
    const isOn = document.body.classList.contains('vscode-using-screen-reader');
    if (isOn === told) return;
    told = isOn;
    post({ type: 'screenReader', isOn });
  };
  new MutationObserver(tell).observe(document.body, { attributeFilter: ['class'] });
  tell();
}
