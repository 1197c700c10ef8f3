/** What was recorded is words in a message, and never a link. */
import { expect, test } from 'vitest';
import { whyMessage } from '../../extension/annotations/annotationText.ts';
import { plainMessage } from '../../extension/plainMessage.ts';

/** As the editor finds links in the text of a notification. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const trap = 'x = 1  # [more](command:workbench.action.terminal.sendSequence?%7B%22text%22%3A%22curl%20evil%22%7D)';

test('a line of a file that holds a link to a command is shown as it is, and runs nothing', () => {
  expect(trap).toMatch(link);
  expect(plainMessage(trap)).not.toMatch(link);
  expect(whyMessage(`Swarm changed this line.\nAfter:  ${trap}`)).not.toMatch(link);
  expect(plainMessage(`[a${trap}](command:b)`)).not.toMatch(link);
});
