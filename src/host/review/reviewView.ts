/** Where a proposal is shown: in place of its file's editor, or in VS Code's diff. */
export type ReviewView = 'editor' | 'diff';

/** @param support VS Code's own `editor.accessibilitySupport` @param isDetected VS Code found a screen reader */
export function usesScreenReader(support: unknown, isDetected: boolean): boolean {
  return support === 'on' || (support !== 'off' && isDetected);
}

/**
 * Where a proposal is shown when the user chose this. By itself it is the diff where a screen reader is used: that tells lines
 * to go from those to come in words, an editor by colours and signs alone.
 */
export function reviewView(chosen: 'auto' | ReviewView, isHeard: boolean): ReviewView {
  if (chosen !== 'auto') return chosen;
  return isHeard ? 'diff' : 'editor';
}
