/** "Why" as Markdown: what a hover shows, and that nothing recorded becomes markup. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceWords, whyMarkdown } from '../../../server/core/ledger/whyMarkdown.ts';
import { History } from './fileStory.ts';

const time = { at: (ms: number) => `${ms / 1_000} s`, ago: () => '2 minutes ago' };

function decided(reason: string, before: string, after: string): History {
  return new History().baseline('a.py', `${before}\n`).swarm('a.py', `${after}\n`, [{ line: 1, reason, confidence: 0.97, before, after }]);
}

test('who, when, the change, why, how sure, and what was checked', () => {
  expect(whyMarkdown(decided('it is a call', 'old()', 'new()').why('a.py', 1), time)).toBe(
    [
      '**Swarm** · coder-1 · 2 minutes ago (7 s)',
      '```diff\n- old()\n+ new()\n```',
      [
        '- **Mission:** “instruction 1”',
        '- **Why:** it is a call',
        '- **Decision:** edit, because it is a call',
        '- **Confidence:** very sure, 97 %',
        '- **Passed:** syntax',
        '- **Not checked:** pyright (not found)',
      ].join('\n'),
    ].join('\n\n'),
  );
});

test('what the person changed since, and what stood there before', () => {
  const answer = decided('it is a call', 'old()', 'new()').person('a.py', 'newer()\n').why('a.py', 1);
  const markdown = whyMarkdown(answer, time);
  expect(markdown).toMatch(/^This line was changed by the person \(8 s, event 8\)\\\.\n\nBefore that:\n\n\*\*Swarm\*\* · coder/);
  const restored = decided('it is a call', 'old()', 'new()').rewind('a.py', 'old()\n').rewind('a.py', 'new()\n').why('a.py', 1);
  expect(whyMarkdown(restored, time)).toMatch(/\n\nPut back to this state by a rewind, 2 minutes ago\.$/);
});

test('nothing that was recorded becomes a link, an image, code or HTML', () => {
  const evil = '[x](command:evil) ![](http://evil) <b>b</b> `c` **d** $(zap) https://evil.example www.evil.example a@evil.example';
  const markdown = whyMarkdown(decided(evil, '```', '```` [x](command:evil)').why('a.py', 1), time);
  const fence = '`````';
  expect(markdown).toContain(`${fence}diff\n- \`\`\`\n+ \`\`\`\` [x](command:evil)\n${fence}`);
  const outside = markdown.replace(/`{5}[\s\S]*`{5}/, '').replaceAll(/\\./g, '');
  expect(outside).not.toMatch(/[[\]<>`!$@]|:\/\/|www\./);
});

test('every fence is longer than what is in it', () => {
  const line = fc.array(fc.constantFrom('`', '``', 'a', ' '), { minLength: 1 }).map((parts) => `x${parts.join('')}`);
  fc.assert(
    fc.property(line, line, (before, after) => {
      const fence = /^(`+)diff$/m.exec(whyMarkdown(decided('r', before, after).why('a.py', 1), time))?.[1];
      if (before === after) return;
      expect(`${before}\n${after}`).not.toContain(fence);
    }),
  );
});

test.each([
  [1, 'certain, 100 %'],
  [0.97, 'very sure, 97 %'],
  [0.8, 'sure, 80 %'],
  [0.6, 'likely, 60 %'],
  [0.2, 'unsure, 20 %'],
])('%d is %s', (confidence, words) => {
  expect(confidenceWords(confidence)).toBe(words);
});
