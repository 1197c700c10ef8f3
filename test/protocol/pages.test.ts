import { describe, expect, test } from 'vitest';
import { pageMarkup } from '../../extension/pages/pageMarkup.ts';
import { swarmError } from '../../server/protocol/errors.ts';
import { toExtensionIn, toPageIn } from '../../server/protocol/pages/envelope.ts';
import { isOpenDiff, isOpenPlace } from '../../server/protocol/pages/page.ts';
import { isReveal } from '../../server/protocol/pages/timelinePage.ts';

describe('messages between a page and the extension', () => {
  test.each([
    { kind: 'request', id: 1, method: 'swarm/timeline/query', params: {} },
    { kind: 'cancel', id: 3 },
    { kind: 'notice', method: 'page/ready', params: {} },
  ])('%o is one, and arrives without what does not belong to it', (message) => {
    expect(toExtensionIn({ ...message, more: 1 })).toEqual(message);
  });

  test.each([
    undefined,
    'request',
    [],
    {},
    { kind: 'request', id: 0, method: 'x' },
    { kind: 'request', id: 1.5, method: 'x' },
    { kind: 'request', id: 1, method: 3 },
    { kind: 'cancel', id: '1' },
    { kind: 'answer', id: 1 },
  ])('%o is none for the extension', (data) => {
    expect(toExtensionIn(data)).toBeUndefined();
  });

  test('a page believes answers, refusals with an error of the catalogue, and notices', () => {
    const error = swarmError('target-not-found', 'There is no event 9.');
    expect(toPageIn({ kind: 'answer', id: 2, result: 5 })).toEqual({ kind: 'answer', id: 2, result: 5 });
    expect(toPageIn({ kind: 'refusal', id: 2, error })).toEqual({ kind: 'refusal', id: 2, error });
    expect(toPageIn({ kind: 'refusal', id: 2, error: 'no' })).toBeUndefined();
    expect(toPageIn({ kind: 'cancel', id: 2 })).toBeUndefined();
  });

  test('places, comparisons and events to show are looked at before they are opened', () => {
    const hash = 'a'.repeat(64);
    expect(isOpenPlace({ path: 'a.py', line: 3 })).toBe(true);
    expect(isOpenPlace({ path: 'a.py', line: 'x' })).toBe(false);
    expect(isOpenPlace({ path: 'a.py', line: 3, folder: 7 })).toBe(false);
    expect(isOpenDiff({ path: 'a.py', baseHash: '', newHash: hash, title: 'a' })).toBe(true);
    expect(isOpenDiff({ path: 'a.py', baseHash: '../x', newHash: hash, title: 'a' })).toBe(false);
    expect(isReveal({ sequence: 3, missionId: 'm' })).toBe(true);
    expect(isReveal({ sequence: -1 })).toBe(false);
    expect(isReveal('3')).toBe(false);
  });
});

describe('the markup of a page', () => {
  const start = { strings: { a: '"><script>alert(1)</script>' }, folders: [{ uri: 'file:///a&b', name: "it's" }], locale: 'en' };
  const markup = pageMarkup('A <b>', start, { cspSource: 'https://x', nonce: 'N0nce', script: 'x.js', styles: ['x.css'] });

  test('its policy lets nothing run or load but our own', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(markup)?.[1];
    expect(policy).toBe(
      "default-src 'none'; script-src 'nonce-N0nce'; style-src https://x 'nonce-N0nce'; font-src https://x; base-uri 'none'; form-action 'none'",
    );
  });

  test('what it begins with cannot become markup', () => {
    expect(markup.match(/<script/g)).toHaveLength(1);
    expect(markup).toContain('<title>A &lt;b&gt;</title>');
    const data = /data-page="([^"]*)"/.exec(markup)?.[1] ?? '';
    const plain = data.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    expect(JSON.parse(plain)).toEqual(start);
  });
});
