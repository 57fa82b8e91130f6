import assert from 'node:assert/strict';
import { readCommitText } from '../../../src/core/edits/commitText';

describe('the message of a commit in an answer', () => {
  const message = 'Add a line\n\nIt was missing.';
  const around: readonly string[] = [
    `Sure!\n\n\`\`\`text\n${message}\n\`\`\`\n\nLet me know.`,
    message,
    `Here is the message:\n\n${message}`,
    `Here's a commit message for your change: ${message}`,
    `Sure! Here is the message:\r\n\r\n${message.replaceAll('\n', '\r\n')}\r\n`,
    `Certainly, here is the commit message:\n\n---\n\n${message}\n\n---\n\nI hope this helps!`,
    `**Commit message:**\n\n${message}`,
    `### Commit Message\n\n${message}`,
    `Subject: ${message}`,
    `Commit message: "${message}"`,
    `"Add a line"\n\nIt was missing.`,
    `\`Add a line\`\n\nIt was missing.`,
    `**Add a line**\n\nIt was missing.`,
    `“${message}”`,
    `> Add a line\n>\n> It was missing.`,
    `Based on the diff, I suggest:\n\n${message}\n\nLet me know if you want it shorter!\n\nBest regards,\nYour assistant`,
    `${message}\n\nThis message follows the rules of the imperative.`,
    `${message}\n\nWould you like a longer one?`,
  ];
  for (const answer of around)
    it(`is read from ${JSON.stringify(answer)}`, () => {
      assert.equal(readCommitText(answer), message);
    });

  for (const answer of [
    'Say "yes" where it was "no"',
    '"yes" becomes "no"',
    'Fix: take the last line\n\nIf the user waits, it is taken.',
    'feat(cart): count what is free\n\n- The price: none\n- The tax: none\n\nSigned-off-by: A <a@example.com>',
    'Message the user when it fails',
    'Commit to the ledger before the request',
    'Here and there, spell it alike',
  ])
    it(`is left as it is: ${JSON.stringify(answer)}`, () => {
      assert.equal(readCommitText(answer), answer);
    });
});
