/** Cases that a careful person would apply and Frugal refuses: each with what is not certain enough for it. */
export const refusedToday: Readonly<Record<string, string>> = {
  'csharp/lazy-method-head-and-tail':
    'the new statement before the code left out could take the place of the first one there',
  'css/block-rule-by-selector': 'a rule of CSS has no name that code alone is placed by',
  'markdown/block-one-section': 'a section has no name that text alone is placed by',
  'markdown/selection-bare-list': 'without a fence, a list is not told from prose',
  'plaintext/selection-bare-text': 'without a fence, a list is not told from prose',
  'yaml/whole-bare': 'without a fence, a sentence in the text is not told from prose',
};
