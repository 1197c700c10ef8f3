/** Parameter objects in TypeScript and JavaScript: each case a small workspace before and after. */
import { describe, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';

describe('a parameter object in TypeScript', () => {
  it('is an interface beside the function, taken apart where it is taken', async () => {
    await checkInstruction(
      `//- src/draw.ts
/** Draws it. */
export function draw(x: number, y: number, width = 1, label?: string) {
  return [x, y, width, label];
}
draw(0, 0);
//- src/app.ts
import { draw } from './draw';
const width = 3;
draw(0, 0, width);
draw(0, 0, 2, \`\${draw(1, 1, 5)}\`);
`,
      'group the parameters width and label of draw into an interface DrawOptions',
      `//- src/draw.ts
export interface DrawOptions {
  width?: number;
  label?: string;
}

/** Draws it. */
export function draw(
  x: number,
  y: number,
  { width = 1, label }: DrawOptions = {},
) {
  return [x, y, width, label];
}
draw(0, 0);
//- src/app.ts
import { draw } from './draw';
const width = 3;
draw(0, 0, { width });
draw(0, 0, { width: 2, label: \`\${draw(1, 1, { width: 5 })}\` });
`,
    );
  });

  it('has a line for each part where one line has no room for all, and stands behind the bracket where it is alone', async () => {
    await checkInstruction(
      `//- src/match.ts
export function match(
  mappings: ReadonlyArray<string>,
  requested: string,
  extensions: Array<string> = ['.ts'],
  mainFields: (string | string[])[] = ['main']
): string | undefined {
  return mappings.concat(requested, extensions)[mainFields.length];
}

const short = match(
  [],
  'requested'
);
const long = match(['one of the mappings'], 'requested-module', ['.js', '.jsx'], ['browser']);
const spread = match(
  ['one of the mappings', 'and another one of them'],
  'requested-module'.replace('requested', '')
);
`,
      'introduce an options object for match',
      `//- src/match.ts
export interface MatchOptions {
  mappings: ReadonlyArray<string>;
  requested: string;
  extensions?: Array<string>;
  mainFields?: (string | string[])[];
}

export function match({
  mappings,
  requested,
  extensions = ['.ts'],
  mainFields = ['main']
}: MatchOptions): string | undefined {
  return mappings.concat(requested, extensions)[mainFields.length];
}

const short = match({ mappings: [], requested: 'requested' });
const long = match({
  mappings: ['one of the mappings'],
  requested: 'requested-module',
  extensions: ['.js', '.jsx'],
  mainFields: ['browser']
});
const spread = match({
  mappings: ['one of the mappings', 'and another one of them'],
  requested: 'requested-module'.replace('requested', '')
});
`,
    );
  });

  it('of a private method is exported to nobody', async () => {
    await checkInstruction(
      `//- src/poll.ts
export class Poll {
  run(): boolean {
    return this.goesOn(1, 'a');
  }

  private goesOn(expires: number, id: string): boolean {
    return expires > id.length;
  }
}
`,
      'introduce a parameter object for Poll.goesOn',
      `//- src/poll.ts
interface GoesOnOptions {
  expires: number;
  id: string;
}

export class Poll {
  run(): boolean {
    return this.goesOn({ expires: 1, id: 'a' });
  }

  private goesOn({ expires, id }: GoesOnOptions): boolean {
    return expires > id.length;
  }
}
`,
    );
  });

  it('is told of in the comment, with what it holds', async () => {
    await checkInstruction(
      `//- src/url.mjs
/**
 * Smooshes it together.
 *
 * @param {string} name - what it is called,
 *   as people say it
 * @param {string} prefix - what comes before
 * @param {string} [suffix=''] - what comes behind
 * @returns {string} it
 */
export function url(name, prefix, suffix = '') {
  return prefix + name + suffix;
}
url('a', 'b');
`,
      'introduce an options object for url',
      `//- src/url.mjs
/**
 * Smooshes it together.
 *
 * @param {object} options - The options.
 * @param {string} options.name - what it is called,
 *   as people say it
 * @param {string} options.prefix - what comes before
 * @param {string} [options.suffix=''] - what comes behind
 * @returns {string} it
 */
export function url({ name, prefix, suffix = '' }) {
  return prefix + name + suffix;
}
url({ name: 'a', prefix: 'b' });
`,
    );
    await checkInstruction(
      `//- src/join.js
/**
 * @param root The path to join to.
 * @param path What is joined.
 */
function join(root, path) {
  return root + path;
}
`,
      'introduce an options object for join',
      `//- src/join.js
/**
 * @param {object} options The options.
 * @param options.root The path to join to.
 * @param options.path What is joined.
 */
function join({ root, path }) {
  return root + path;
}
`,
    );
    await checkInstruction(
      `//- src/send.ts
/**
 * @param url Where to.
 * @param body What.
 * @param tries How often.
 */
export function send(url: string, body: string, tries: number): void {
  console.log(url, body, tries);
}
`,
      'group the parameters url and tries of send into an interface Target',
      `//- src/send.ts
export interface Target {
  url: string;
  tries: number;
}

/**
 * @param target The target.
 * @param target.url Where to.
 * @param target.tries How often.
 * @param body What.
 */
export function send({ url, tries }: Target, body: string): void {
  console.log(url, body, tries);
}
`,
    );
  });

  it('stands among the others as they stand', async () => {
    await checkInstruction(
      `//- src/send.ts
export function send(
  url: string,
  body: string,
  headers: Record<string, string>,
  timeoutMs: number,
): string {
  return [url, body, headers, timeoutMs].join();
}

send('/a', 'the body of what is sent', { accept: 'text/plain', 'accept-language': 'en' }, 1_000);
`,
      'group the parameters body, headers and timeoutMs of send into an interface Message',
      `//- src/send.ts
export interface Message {
  body: string;
  headers: Record<string, string>;
  timeoutMs: number;
}

export function send(
  url: string,
  { body, headers, timeoutMs }: Message,
): string {
  return [url, body, headers, timeoutMs].join();
}

send('/a', {
  body: 'the body of what is sent',
  headers: { accept: 'text/plain', 'accept-language': 'en' },
  timeoutMs: 1_000,
});
`,
    );
  });

  it('of methods that an interface declares, in another file', async () => {
    await checkInstruction(
      `//- src/store.ts
export interface Store {
  load(key: string, tries: number): string;
}
//- src/disk.ts
import type { Store } from './store';

export class Disk implements Store {
  load(key: string, tries: number): string {
    return key + tries;
  }
}
new Disk().load('a', 1);
`,
      'in src/store.ts introduce an options object for Store.load',
      `//- src/store.ts
export interface LoadOptions {
  key: string;
  tries: number;
}

export interface Store {
  load(options: LoadOptions): string;
}
//- src/disk.ts
import type { LoadOptions, Store } from './store';

export class Disk implements Store {
  load({ key, tries }: LoadOptions): string {
    return key + tries;
  }
}
new Disk().load({ key: 'a', tries: 1 });
`,
    );
  });

  it('of an overloaded function stands above all of its declarations', async () => {
    await checkInstruction(
      `//- a.ts
const one = 1;

export function f(a: number, b: string): void;
export function f(a: number, b: string): unknown {
  return [a, b, one];
}
f(1, 'x');
`,
      'introduce a parameter object for f',
      `//- a.ts
const one = 1;

export interface FOptions {
  a: number;
  b: string;
}

export function f(options: FOptions): void;
export function f({ a, b }: FOptions): unknown {
  return [a, b, one];
}
f({ a: 1, b: 'x' });
`,
    );
  });

  it('of overloads that tell their calls apart by what is bundled is another for each', async () => {
    await checkInstruction(
      `//- a.ts
export function run(name: string, work: () => void, delay: number, repeat: true): void;
export function run(name: string, work: () => void, delay?: number, repeat?: false): string;
export function run(name: string, work: () => void, delay = 0, repeat = false): string | void {
  work();
  if (!repeat) return name + delay;
}
export const id: string = run('a', () => {});
run('b', () => {}, 1, true);
`,
      'turn the parameters work, delay and repeat of run into an options object',
      `//- a.ts
export interface RunOptions {
  work: () => void;
  delay?: number;
  repeat?: boolean;
}

export function run(name: string, options: { work: () => void; delay: number; repeat: true }): void;
export function run(name: string, options: { work: () => void; delay?: number; repeat?: false }): string;
export function run(name: string, { work, delay = 0, repeat = false }: RunOptions): string | void {
  work();
  if (!repeat) return name + delay;
}
export const id: string = run('a', { work: () => {} });
run('b', { work: () => {}, delay: 1, repeat: true });
`,
    );
  });

  it('in JavaScript needs no type', async () => {
    await checkInstruction(
      '//- a.js\nconst f = (a, b = 2) => a + b;\nf(1);\nf(1, 3);\n',
      'turn the parameters of f into an options object',
      '//- a.js\nconst f = ({ a, b = 2 }) => a + b;\nf({ a: 1 });\nf({ a: 1, b: 3 });\n',
    );
  });
});
