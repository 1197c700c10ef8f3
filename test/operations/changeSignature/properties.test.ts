/** Change signature of what is given in one object: patterns with their types and literals, elements of JSX with their properties. */
import { describe, expect, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';
import { checkSignature, checkSignatureRefused, checkUnsettled } from './checkSignature.ts';

describe('a parameter that is taken apart', () => {
  it('gets a new property: in the pattern, its interface, and what calls give', async () => {
    const { located } = await checkSignature(
      `//- a.ts
interface Props {
  readonly a: number;
  b?: number;
}
export function f({ a, b = 1 }: Props): number {
  return a + b;
}
f({ a: 1 });
const held = { a: 2, b: 3 };
f(held);
`,
      { of: 'f', changes: [{ change: 'add', parameter: 'c', type: 'string', default: '"x"' }], calls: [{ value: '"y"' }] },
      `//- a.ts
interface Props {
  readonly a: number;
  b?: number;
  c?: string;
}
export function f({ a, b = 1, c = "x" }: Props): number {
  return a + b;
}
f({ a: 1, c: "y" });
const held = { a: 2, b: 3, c: "y" };
f(held);
`,
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('put “c” into the object that the function takes');
  });

  it('gets one over several lines, and another type', async () => {
    await checkSignature(
      `//- a.ts
export function f({
  a,
  b = 1,
}: {
  a: number;
  b?: number;
}): number {
  return Number(a) + b;
}
f({
  a: 1,
  b: 2,
});
`,
      {
        of: 'f',
        changes: [
          { change: 'add', parameter: 'c', type: 'number', required: true },
          { change: 'type', parameter: 'a', type: 'string | number' },
        ],
        calls: [{ parameter: 'c', value: '9' }],
      },
      `//- a.ts
export function f({
  a,
  b = 1,
  c,
}: {
  a: string | number;
  b?: number;
  c: number;
}): number {
  return Number(a) + b;
}
f({
  a: 1,
  b: 2,
  c: 9,
});
`,
    );
  });

  it('by words', async () => {
    await checkInstruction(
      `//- a.ts
export function load({ path, retries = 3 }: { path: string; retries?: number }) {
  return path + retries;
}
load({ path: 'x' });
`,
      'add an option timeout: number = 10 to load, and change the default of retries of load to 5',
      `//- a.ts
export function load({ path, retries = 5, timeout = 10 }: { path: string; retries?: number; timeout?: number }) {
  return path + retries;
}
load({ path: 'x' });
`,
    );
  });

  it('loses a property wherever it stands in a literal', async () => {
    await checkSignature(
      `//- a.ts
export function f({ a, b = 1 }: { a: number; b?: number }): number {
  return a;
}
f({ a: 1, b: 2 });
f({ a: 1 });
f({ b: 3, a: 1 });
f({
  a: 1,
  b: 4, // why
  ...more,
});
`,
      { of: 'f', changes: [{ change: 'remove', parameter: 'b' }] },
      `//- a.ts
export function f({ a }: { a: number }): number {
  return a;
}
f({ a: 1 });
f({ a: 1 });
f({ a: 1 });
f({
  a: 1,
  ...more,
});
`,
    );
  });

  it('keeps what is used, and asks what calls should give', async () => {
    const f = '//- a.ts\nexport function f({ a }: { a: number }): number { return a; }\nf({ a: 1 });\n';
    expect(await checkSignatureRefused(f, { of: 'f', changes: [{ change: 'remove', parameter: 'a' }] }, 'parameter-used')).toContain(
      'line 1',
    );
    const needed = { change: 'add', parameter: 'b', type: 'number', required: true } as const;
    expect(await checkSignatureRefused(f, { of: 'f', changes: [needed] }, 'argument-missing')).toContain('a call gives nothing for it');
  });

  it('calls a property otherwise, with its variable, in every file that gives one', async () => {
    await checkSignature(
      `//- a.ts
export interface Props { a: number; b?: number }
export function f({ a, b = 1 }: Props): number {
  const q = { a, b };
  return a + b + q.a;
}
const a = 3;
f({ a: 1, b: 2 });
f({ a });
//- b.ts
import { f, type Props } from './a';
const p: Props = { a: 1 };
f(p);
f({ ...p, b: 2 });
`,
      { of: 'f', changes: [{ change: 'rename', parameter: 'a', newName: 'first' }] },
      `//- a.ts
export interface Props { first: number; b?: number }
export function f({ first, b = 1 }: Props): number {
  const q = { a: first, b };
  return first + b + q.a;
}
const a = 3;
f({ first: 1, b: 2 });
f({ first: a });
//- b.ts
import { f, type Props } from './a';
const p: Props = { first: 1 };
f(p);
f({ ...p, b: 2 });
`,
    );
  });

  it('keeps the variable where its new name is taken', async () => {
    await checkSignature(
      '//- a.ts\nexport const f = ({ a }: { a: number }) => {\n  const z = a;\n  return z;\n};\nf({ a: 1 });\n',
      { of: 'f', changes: [{ change: 'rename', parameter: 'a', newName: 'z' }] },
      '//- a.ts\nexport const f = ({ z: a }: { z: number }) => {\n  const z = a;\n  return z;\n};\nf({ z: 1 });\n',
    );
  });

  it('beside other parameters, with a default for the whole of it', async () => {
    await checkSignature(
      `//- a.ts
interface O { a: number }
export function f(url: string, { a }: O = { a: 1 }): number { return a; }
export function g(o: O) { return o.a; }
f('x', { a: 1 });
f('x');
g({ a: 3 });
`,
      { of: 'f', changes: [{ change: 'rename', parameter: 'a', newName: 'z' }] },
      `//- a.ts
interface O { z: number }
export function f(url: string, { z }: O = { z: 1 }): number { return z; }
export function g(o: O) { return o.z; }
f('x', { z: 1 });
f('x');
g({ z: 3 });
`,
    );
  });

  it('gives what was the default, once it has none', async () => {
    await checkSignature(
      '//- a.ts\nexport function f({ a, b = 1 }: { a: number; b?: number }): number {\n  return a + b;\n}\nf({ a: 1, b: 2 });\nf({ a: 1 });\n',
      { of: 'f', changes: [{ change: 'noDefault', parameter: 'b' }] },
      '//- a.ts\nexport function f({ a, b }: { a: number; b: number }): number {\n  return a + b;\n}\nf({ a: 1, b: 2 });\nf({ a: 1, b: 1 });\n',
    );
  });

  it('in JavaScript its comment tells of the properties', async () => {
    const options = `//- a.js
/**
 * Do.
 * @param {object} options - what
 * @param {number} options.a - the a
 * @param {number} [options.b] - the b
 *   over two lines
 * @param {string} last - more
 */
`;
    await checkSignature(
      `${options}export function f({ a, b: inner = 1, ...rest }, last) {
  return a + inner;
}
f({ a: 1, b: 2 }, 'x');
`,
      {
        of: 'f',
        changes: [
          { change: 'rename', parameter: 'b', newName: 'second' },
          { change: 'default', parameter: 'b', value: '7' },
          { change: 'add', parameter: 'c', type: 'number', default: '3', place: { where: 'after', parameter: 'a' } },
        ],
      },
      `${options
        .replace('options.b', 'options.second')
        .replace(
          'lines\n',
          'lines\n * @param {number} [options.c] - The c.\n',
        )}export function f({ a, second: inner = 7, c = 3, ...rest }, last) {
  return a + inner;
}
f({ a: 1, second: 2 }, 'x');
`,
    );
  });

  it('asks in JavaScript about what nobody can see', async () => {
    await checkUnsettled(
      '//- a.js\nexport const f = ({ a }) => a;\nf(make());\nf({ ...o });\nf({ a: 1 });\n',
      { of: 'f', changes: [{ change: 'rename', parameter: 'a', newName: 'b' }] },
      ['f(make());', 'f({ ...o });'],
    );
  });
});

describe('an element of JSX', () => {
  it('calls a property otherwise, in every file', async () => {
    await checkSignature(
      `//- Row.tsx
interface RowProps {
  title: string;
  wide?: boolean;
}
export function Row({ title, wide = false }: RowProps) {
  return <div className={wide ? 'w' : ''}>{title}</div>;
}
//- App.tsx
import { Row } from './Row';
export const App = () => <main><Row title="x" wide /><Row title={'y'}>z</Row></main>;
`,
      { of: 'Row', changes: [{ change: 'rename', parameter: 'title', newName: 'heading' }] },
      `//- Row.tsx
interface RowProps {
  heading: string;
  wide?: boolean;
}
export function Row({ heading, wide = false }: RowProps) {
  return <div className={wide ? 'w' : ''}>{heading}</div>;
}
//- App.tsx
import { Row } from './Row';
export const App = () => <main><Row heading="x" wide /><Row heading={'y'}>z</Row></main>;
`,
    );
  });

  it('whose properties are read from one name', async () => {
    await checkSignature(
      `//- Row.tsx
type RowProps = { title: string };
export const Row = (props: RowProps) => { const { title } = props; return <div>{props.title}{title}</div>; };
export const App = (p: RowProps) => <main><Row title="x" /><Row {...p} /></main>;
`,
      { of: 'Row', changes: [{ change: 'rename', parameter: 'title', newName: 'heading' }] },
      `//- Row.tsx
type RowProps = { heading: string };
export const Row = (props: RowProps) => { const { heading } = props; return <div>{props.heading}{heading}</div>; };
export const App = (p: RowProps) => <main><Row heading="x" /><Row {...p} /></main>;
`,
    );
  });

  it('gets a property, on the line or on one of its own', async () => {
    await checkSignature(
      `//- Row.tsx
type RowProps = { title: string };
export const Row = (props: RowProps) => <div>{props.title}</div>;
export const App = () => <main><Row title="x" /><Row
  title="y"
/></main>;
`,
      { of: 'Row', changes: [{ change: 'add', parameter: 'depth', type: 'number', required: true }], calls: [{ value: '2' }] },
      `//- Row.tsx
type RowProps = { title: string; depth: number };
export const Row = (props: RowProps) => <div>{props.title}</div>;
export const App = () => <main><Row title="x" depth={2} /><Row
  title="y"
  depth={2}
/></main>;
`,
    );
  });

  it('by words: true is said by the name alone', async () => {
    await checkInstruction(
      `//- Row.tsx
export function Row({ title }: { title: string }) {
  return <div>{title}</div>;
}
export const App = () => <Row title="x" />;
`,
      'add a parameter wide: boolean to Row and pass wide=true at every call',
      `//- Row.tsx
export function Row({ title, wide }: { title: string; wide: boolean }) {
  return <div>{title}</div>;
}
export const App = () => <Row title="x" wide />;
`,
    );
  });

  it('loses a property, with a type that stands at the variable', async () => {
    await checkSignature(
      `//- Row.tsx
import type { FC } from 'react';
type RowProps = {
  title: string;
  wide: boolean;
};
export const Row: FC<RowProps> = ({ title, wide }) => <div>{title}</div>;
export const App = () => <main><Row title="x" wide={true} /><Row
  wide
  title="y"
/></main>;
`,
      { of: 'Row', changes: [{ change: 'remove', parameter: 'wide' }] },
      `//- Row.tsx
import type { FC } from 'react';
type RowProps = {
  title: string;
};
export const Row: FC<RowProps> = ({ title }) => <div>{title}</div>;
export const App = () => <main><Row title="x" /><Row
  title="y"
/></main>;
`,
    );
  });
});
