/** What names in an instruction are taken for: one thing, or a refusal with candidates. */
import { describe, expect, it } from 'vitest';
import { readFixture } from '../../support/memoryWorkspace.ts';
import { checkRefused, type RenameCall, rename } from '../rename/checkRename.ts';

const workspace = `//- app/readers.py
class Reader:
    def next(self): ...
    def close(self): ...
class FileReader(Reader):
    def next(self): ...
def parse(text): ...
def helper():
    parse = 1
    return parse
//- app/writers.py
class Writer:
    def close(self): ...
def parse_all(texts): ...
def flush(): ...
//- app/__init__.py
from .readers import Reader
//- web/flush.ts
export function flush() {}
//- web/flush.test.ts
import { flush } from './flush';
const close = 1;
`;

/** The dotted name and file of what is located. */
async function located(
  call: Omit<RenameCall, 'to'>,
  cursor?: { path: string; line: number; column: number; endLine?: number; endColumn?: number },
): Promise<string> {
  const { files } = readFixture(workspace);
  const spec = cursor && { ...cursor, endLine: cursor.endLine ?? cursor.line, endColumn: cursor.endColumn ?? cursor.column };
  const outcome = await rename(files, spec, { to: 'renamed', ...call });
  if ('refusal' in outcome)
    return `${outcome.refusal.error.code}: ${outcome.refusal.candidates.map(({ name, suggestion }) => `${name} (${suggestion})`).join(', ')}`;
  const { target } = outcome.result.located;
  return `${target.kind} ${target.dotted}`;
}

describe('names', () => {
  it('bare, dotted, partly dotted, hinted', async () => {
    expect(await located({ target: 'parse_all' })).toBe('function app.writers.parse_all');
    expect(await located({ target: 'app.readers.Reader.close' })).toBe('method app.readers.Reader.close');
    expect(await located({ target: 'Reader.close' })).toBe('method app.readers.Reader.close');
    expect(await located({ target: 'Reader#close' })).toBe('method app.readers.Reader.close');
    expect(await located({ target: 'close', of: 'Writer' })).toBe('method app.writers.Writer.close');
    expect(await located({ target: 'close', in: 'app/writers.py' })).toBe('method app.writers.Writer.close');
    expect(await located({ target: 'close', in: 'writers' })).toBe('method app.writers.Writer.close');
    expect(await located({ target: 'flush', in: 'web' })).toBe('function web/flush.flush');
  });

  it('a member that a base declares, a class that a package re-exports', async () => {
    expect(await located({ target: 'FileReader.close' })).toBe('method app.readers.Reader.close');
    expect(await located({ target: 'app.Reader' })).toBe('class app.readers.Reader');
  });

  it('a definition and its overrides are one meaning', async () => {
    expect(await located({ target: 'next' })).toBe('method app.readers.Reader.next');
  });

  it('what one function sees does not compete', async () => {
    expect(await located({ target: 'parse' })).toBe('function app.readers.parse');
    expect(await located({ target: 'helper.parse' })).toBe('variable app.readers.helper.parse');
  });

  it('kind words', async () => {
    expect(await located({ target: 'close', kind: 'constant' })).toContain('web/flush.test');
    expect(await located({ target: 'Reader', kind: 'class' })).toBe('class app.readers.Reader');
    expect(await located({ target: 'readers', kind: 'module' })).toBe('module app.readers');
    expect(await located({ target: 'parse', kind: 'class' })).toMatch(/^symbol-not-found: parse/);
  });
});

describe('several meanings', () => {
  it('are refused with the instruction that settles each', async () => {
    expect(await located({ target: 'flush' })).toBe(
      'symbol-ambiguous: flush (rename flush in app/writers.py to renamed), flush (rename flush in web/flush.ts to renamed)',
    );
    expect(await located({ target: 'flush', in: 'app/writers.py' })).toBe('function app.writers.flush');
  });

  it('point at a place when words cannot tell them apart', async () => {
    const refusal = await checkRefused(
      '//- a.py\ndef f(x): ...\ndef g():\n    def f(x): ...\n    y = 1\n    del y\n    y = 2\ndef h(y): ...\n',
      { target: 'y', to: 'z' },
      'symbol-ambiguous',
    );
    expect(refusal.candidates.map(({ name, kind, suggestion }) => [name, kind, suggestion])).toEqual([
      ['g.y', 'variable', 'rename g.y in a.py to z'],
      ['h.y', 'parameter', 'rename h.y in a.py to z'],
    ]);
    const twins = await checkRefused(
      '//- a.ts\nfunction f() { { const y = 1; } { const y = 2; } }\n',
      { target: 'y', to: 'z' },
      'symbol-ambiguous',
    );
    expect(twins.candidates.map(({ suggestion }) => suggestion)).toEqual(['--at a.ts:1:24', '--at a.ts:1:41']);
  });
});

describe('names that do not exist', () => {
  it('offer the nearest, by case and style first, and never take one', async () => {
    expect(await located({ target: 'parseAll' })).toBe('symbol-not-found: parse_all (rename parse_all to renamed)');
    expect(await located({ target: 'Raeder' })).toBe('symbol-not-found: Reader (rename Reader to renamed)');
    expect(await located({ target: 'quux' })).toBe('symbol-not-found: ');
  });

  it('modules too', async () => {
    expect(await located({ target: 'reader', kind: 'module' })).toMatch(/^symbol-not-found: readers/);
  });
});

describe('cursors', () => {
  it('on a definition, a usage, the end of a name, a selection', async () => {
    expect(await located({}, { path: 'app/readers.py', line: 1, column: 7 })).toBe('class app.readers.Reader');
    expect(await located({}, { path: './app/__init__.py', line: 1, column: 28 })).toBe('class app.readers.Reader');
    expect(await located({}, { path: 'app/readers.py', line: 1, column: 13 })).toBe('class app.readers.Reader');
    expect(await located({}, { path: 'app/readers.py', line: 4, column: 1, endLine: 4, endColumn: 17 })).toBe(
      'class app.readers.FileReader',
    );
    expect(await located({}, { path: 'app/__init__.py', line: 1, column: 8 })).toBe('module app.readers');
  });

  it('with a name that stands in the same line', async () => {
    expect(await located({ target: 'Reader' }, { path: 'app/readers.py', line: 4, column: 1 })).toBe('class app.readers.Reader');
    expect(await located({ target: 'Writer' }, { path: 'app/readers.py', line: 4, column: 1 })).toBe('cursor-nowhere: ');
  });

  it('nowhere', async () => {
    expect(await located({}, { path: 'app/readers.py', line: 99, column: 1 })).toBe('cursor-nowhere: ');
    expect(await located({}, { path: 'app/readers.py', line: 2, column: 1 })).toBe('cursor-nowhere: ');
    expect(await located({}, { path: 'nowhere.py', line: 1, column: 1 })).toBe('cursor-nowhere: ');
  });
});
