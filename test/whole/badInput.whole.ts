/** Bad input: each has a clear answer, the documented exit code, and nothing half done. */
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { treeHash } from '../../scripts/treeHash.ts';
import { Shell } from './support/shell.ts';

const shells: Shell[] = [];
function workspace(files: Readonly<Record<string, string | Uint8Array>>): Shell {
  const shell = new Shell(files);
  shells.push(shell);
  return shell;
}
afterEach(() => {
  for (const shell of shells.splice(0)) shell.dispose();
});

interface Answer {
  readonly exitCode: number;
  readonly error?: { readonly code: string; readonly message: string; readonly hint: string };
  readonly outcome?: string;
  readonly candidates?: readonly { readonly name: string; readonly suggestion: string }[];
  readonly notes?: readonly { readonly kind: string; readonly text: string; readonly at?: { readonly path: string } }[];
  readonly files?: readonly { readonly path: string }[];
}

function refactor(shell: Shell, instruction: string, ...more: string[]): Answer {
  const { status, document } = shell.json<Answer>(['refactor', instruction, '--yes', '--no-physics', ...more]);
  expect(document.exitCode).toBe(status);
  return document;
}

const python = { 'pkg/a.py': 'def parse_row(row):\n    return row\n\n\ndef read_rows(rows):\n    return [parse_row(r) for r in rows]\n' };

describe('refused, and nothing changes', () => {
  const cases: readonly {
    name: string;
    files?: Record<string, string | Uint8Array>;
    instruction: string;
    more?: string[];
    exit: number;
    code: string;
    says?: RegExp;
  }[] = [
    { name: 'an empty instruction', instruction: '', exit: 2, code: 'instruction-empty' },
    { name: 'only white space', instruction: ' \n\t ', exit: 2, code: 'instruction-empty' },
    { name: 'nonsense', instruction: 'colourless green ideas sleep furiously', exit: 2, code: 'instruction-not-understood' },
    { name: 'something it cannot do', instruction: 'rewrite it all in Rust', exit: 2, code: 'instruction-not-understood' },
    {
      name: 'a wish it would have to ignore',
      instruction: 'rename parse_row to read_row but keep the old name in the tests',
      exit: 2,
      code: 'instruction-not-understood',
    },
    {
      name: 'a name that does not exist',
      instruction: 'rename parse_the_whole_table to read_row',
      exit: 2,
      code: 'symbol-not-found',
    },
    { name: 'a keyword as the new name', instruction: 'rename parse_row to class', exit: 2, code: 'name-illegal' },
    { name: 'an illegal identifier', instruction: 'rename parse_row to `read-row`', exit: 2, code: 'name-illegal' },
    { name: 'a module name that no module can have', instruction: 'rename the module pkg/a.py to .env', exit: 2, code: 'name-illegal' },
    { name: 'the same name', instruction: 'rename parse_row to parse_row', exit: 2, code: 'name-unchanged' },
    { name: 'a name that is taken', instruction: 'rename parse_row to read_rows', exit: 3, code: 'veto-collision', says: /read_rows/ },
    { name: 'a cursor on nothing', instruction: 'rename this to x', more: ['--at', 'pkg/a.py:3:1'], exit: 2, code: 'cursor-nowhere' },
    {
      name: 'a cursor beyond the file',
      instruction: 'rename this to x',
      more: ['--at', 'pkg/a.py:300:1'],
      exit: 2,
      code: 'cursor-nowhere',
    },
    {
      name: 'a cursor in a file that is not there',
      instruction: 'rename this to x',
      more: ['--at', 'pkg/zzz.py:1:1'],
      exit: 2,
      code: 'cursor-nowhere',
    },
    {
      name: 'several candidates',
      files: { 'a.py': 'def run():\n    pass\n', 'b.py': 'def run():\n    pass\n' },
      instruction: 'rename run to start',
      exit: 2,
      code: 'symbol-ambiguous',
      says: /b\.py/,
    },
    { name: 'an empty workspace', files: {}, instruction: 'rename parse_row to read_row', exit: 2, code: 'symbol-not-found' },
    {
      name: 'a module name that is taken',
      files: { 'pkg/a.py': 'X = 1\n', 'pkg/b.py': 'Y = 2\n', 'pkg/__init__.py': '' },
      instruction: 'rename the module pkg/a.py to b',
      exit: 4,
      code: 'conflict-case',
    },
  ];
  test.each(cases)('$name', ({ files, instruction, more, exit, code, says }) => {
    const shell = workspace(files ?? python);
    const before = treeHash(shell.workspace);
    const answer = refactor(shell, instruction, ...(more ?? []));
    expect({ exit: answer.exitCode, code: answer.error?.code }).toEqual({ exit, code });
    expect(answer.error?.message).not.toBe('');
    expect(answer.error?.hint).not.toBe('');
    if (says) expect(JSON.stringify(answer)).toMatch(says);
    expect(treeHash(shell.workspace)).toBe(before);
  });

  test('usage errors have exit code 2 and say what to do', () => {
    const shell = workspace(python);
    for (const args of [
      ['bogus'],
      ['refactor', 'x', '--nonsense'],
      ['why', 'no-line'],
      ['rewind'],
      ['refactor', 'rename a to b', '--at', 'x'],
    ]) {
      const run = shell.run(args);
      expect(run.status, args.join(' ')).toBe(2);
      expect(run.stderr).toMatch(/--help/);
    }
  });

  test('a workspace that does not exist', () => {
    const shell = workspace({});
    const run = shell.run(['refactor', 'rename a to b', '--yes', '--workspace', join(shell.base, 'nowhere')]);
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/nowhere/);
  });

  test('the doctor of a workspace that does not exist says so', () => {
    const shell = workspace({});
    const run = shell.run(['doctor', '--workspace', join(shell.base, 'nowhere')]);
    expect(run.stdout).toMatch(/there is no folder .*nowhere/);
    expect(run.stderr).toBe('');
  });

  test('an instruction that is not text', () => {
    const shell = workspace(python);
    const file = join(shell.base, 'instruction');
    writeFileSync(file, Uint8Array.from([0xff, 0xfe, 0x00, 0x80]));
    const { status, document } = shell.json<Answer>(['refactor', '--instruction-file', file, '--yes']);
    expect({ status, code: document.error?.code }).toEqual({ status: 2, code: 'instruction-not-text' });
  });

  test('without a terminal and without --yes it only plans', () => {
    const shell = workspace(python);
    const before = treeHash(shell.workspace);
    const run = shell.run(['refactor', 'rename parse_row to read_row', '--no-physics']);
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('+def read_row(row):');
    expect(run.stderr).toContain('--yes');
    expect(treeHash(shell.workspace)).toBe(before);
  });
});

describe('files that are not plain', () => {
  test('CRLF, a BOM, a missing last newline and modes stay as they are', () => {
    const shell = workspace({
      'a.py': '\uFEFFdef parse_row(row):\r\n    return row\r\n',
      'b.py': 'from a import parse_row\nprint(parse_row(1))',
    });
    chmodSync(shell.path('b.py'), 0o751);
    const before = treeHash(shell.workspace);
    expect(refactor(shell, 'rename parse_row to read_row').exitCode).toBe(0);
    expect(readFileSync(shell.path('a.py'), 'utf8')).toBe('\uFEFFdef read_row(row):\r\n    return row\r\n');
    expect(readFileSync(shell.path('b.py'), 'utf8')).toBe('from a import read_row\nprint(read_row(1))');
    expect(shell.run(['rewind', 'start', '--yes']).status).toBe(0);
    expect(treeHash(shell.workspace)).toBe(before);
  });

  test('files that cannot be read as code are named, not touched', () => {
    const binary = Uint8Array.from([...Buffer.from('parse_row'), 0, 1, 2, 255]);
    const latin = Buffer.from('# caf\xe9 parse_row\nfrom pkg.a import parse_row\n', 'latin1');
    const huge = `# parse_row\n${'x = 1\n'.repeat(1_000_000)}`;
    const shell = workspace({
      ...python,
      'data.bin': binary,
      'latin.py': latin,
      'huge.py': huge,
      'notes.md': 'parse_row is explained here\n',
    });
    const answer = refactor(shell, 'rename parse_row to read_row');
    expect(answer.exitCode).toBe(0);
    const named = (answer.notes ?? []).map((note) => `${note.kind} ${note.at?.path ?? ''} ${note.text}`).join('\n');
    for (const name of ['latin.py', 'huge.py', 'notes.md']) expect(named).toContain(name);
    expect(answer.files?.map((file) => file.path)).toEqual(['pkg/a.py']);
    expect(readFileSync(shell.path('latin.py'))).toEqual(latin);
    expect(readFileSync(shell.path('data.bin'))).toEqual(Buffer.from(binary));
  });

  test('a workspace that is itself a package: imports by its own name follow', () => {
    const shell = workspace({
      'mine/__init__.py': '',
      'mine/a.py': 'def parse_row(row):\n    return row\n',
      'mine/sub/__init__.py': '',
      'mine/sub/b.py':
        'from mine import a\nfrom mine.a import parse_row\nfrom ..a import parse_row as p\nprint(a.parse_row(parse_row(1)), p)\n',
    });
    const inside = ['--workspace', shell.path('mine')];
    expect(refactor(shell, 'rename parse_row to read_row', ...inside).exitCode).toBe(0);
    expect(refactor(shell, 'rename the module mine.a to rows', ...inside).exitCode).toBe(0);
    expect(readFileSync(shell.path('mine/sub/b.py'), 'utf8')).toBe(
      'from mine import rows\nfrom mine.rows import read_row\nfrom ..rows import read_row as p\nprint(rows.read_row(read_row(1)), p)\n',
    );
  });

  test('a syntax error that was there before is no veto', () => {
    const shell = workspace({ 'a.py': 'def parse_row(row):\n    return row\n\n\nparse_row(1)\n\ndef broken(:\n    pass\n' });
    expect(refactor(shell, 'rename parse_row to read_row').exitCode).toBe(0);
    expect(readFileSync(shell.path('a.py'), 'utf8')).toContain('read_row(1)');
  });

  test('a read-only file is a veto for the whole change set', () => {
    const shell = workspace({ 'a.py': 'def parse_row(row):\n    return row\n', 'b.py': 'from a import parse_row\n' });
    chmodSync(shell.path('b.py'), 0o444);
    const before = treeHash(shell.workspace);
    const answer = refactor(shell, 'rename parse_row to read_row');
    expect({ exit: answer.exitCode, code: answer.error?.code }).toEqual({ exit: 3, code: 'veto-read-only' });
    expect(treeHash(shell.workspace)).toBe(before);
  });

  test('a symlink that leaves the workspace is not followed and not written', () => {
    const shell = workspace(python);
    const outside = join(shell.base, 'outside.py');
    writeFileSync(outside, 'from pkg.a import parse_row\n');
    symlinkSync(outside, shell.path('pkg/link.py'));
    const outsideFolder = join(shell.base, 'elsewhere');
    mkdirSync(outsideFolder);
    writeFileSync(join(outsideFolder, 'm.py'), 'from pkg.a import parse_row\n');
    symlinkSync(outsideFolder, shell.path('pkg/folder'));
    const answer = refactor(shell, 'rename parse_row to read_row');
    expect(answer.exitCode).toBe(0);
    expect(readFileSync(outside, 'utf8')).toContain('parse_row');
    expect(readFileSync(join(outsideFolder, 'm.py'), 'utf8')).toContain('parse_row');
  });

  test('a cursor in a file outside of the workspace is refused', () => {
    const shell = workspace(python);
    writeFileSync(join(shell.base, 'outside.py'), 'x = 1\n');
    const answer = refactor(shell, 'rename this to y', '--at', `${join(shell.base, 'outside.py')}:1:1`);
    expect(answer.exitCode).toBeGreaterThan(1);
    expect(answer.error?.message).toMatch(/outside/);
  });

  test('a file on the deny list is never written', () => {
    const shell = workspace({ ...python, '.env': 'parse_row=1\n', 'secrets/key.pem': 'parse_row\n' });
    const before = readFileSync(shell.path('.env'), 'utf8');
    expect(refactor(shell, 'rename parse_row to read_row').exitCode).toBe(0);
    expect(readFileSync(shell.path('.env'), 'utf8')).toBe(before);
  });

  test('a case-only rename of a module', () => {
    const shell = workspace({
      'pkg/__init__.py': '',
      'pkg/Dates.py': 'X = 1\n',
      'main.py': 'from pkg import Dates\nfrom pkg.Dates import X\nprint(Dates.X, X)\n',
    });
    const before = treeHash(shell.workspace);
    expect(refactor(shell, 'rename the module pkg/Dates.py to dates').exitCode).toBe(0);
    expect(readFileSync(shell.path('pkg/dates.py'), 'utf8')).toBe('X = 1\n');
    expect(readFileSync(shell.path('main.py'), 'utf8')).toBe('from pkg import dates\nfrom pkg.dates import X\nprint(dates.X, X)\n');
    expect(shell.run(['rewind', 'start', '--yes']).status).toBe(0);
    expect(treeHash(shell.workspace)).toBe(before);
  });
});

describe('changed or deleted meanwhile', () => {
  test('an edit of the person after a mission survives the rewind', () => {
    const shell = workspace(python);
    expect(refactor(shell, 'rename parse_row to read_row').exitCode).toBe(0);
    shell.write('pkg/a.py', readFileSync(shell.path('pkg/a.py'), 'utf8').replace('\n\n\n', '\n\n\n# my note\n'));
    expect(shell.run(['rewind', 'start', '--yes']).status).toBe(0);
    expect(readFileSync(shell.path('pkg/a.py'), 'utf8')).toBe(python['pkg/a.py'].replace('\n\n\n', '\n\n\n# my note\n'));
  });

  test('an edit on the same line is a conflict, and is not overwritten', () => {
    const shell = workspace(python);
    expect(refactor(shell, 'rename parse_row to read_row').exitCode).toBe(0);
    const edited = readFileSync(shell.path('pkg/a.py'), 'utf8').replace('def read_row(row):', 'def read_row(row, strict=False):');
    shell.write('pkg/a.py', edited);
    const { status, document } = shell.json<Answer>(['rewind', 'start', '--yes']);
    expect({ status, code: document.error?.code }).toEqual({ status: 4, code: 'conflict-person' });
    expect(readFileSync(shell.path('pkg/a.py'), 'utf8')).toBe(edited);
  });

  test('a file the person deleted after a mission stays deleted, and that is said', () => {
    const shell = workspace({ 'a.py': 'def parse_row(row):\n    return row\n', 'b.py': 'from a import parse_row\n' });
    expect(refactor(shell, 'rename parse_row to read_row').exitCode).toBe(0);
    rmSync(shell.path('b.py'));
    const { status, document } = shell.json<Answer & { keptPersonEdits: string[] }>(['rewind', 'start', '--yes']);
    expect({ status, kept: document.keptPersonEdits }).toEqual({ status: 0, kept: ['b.py'] });
    expect(readFileSync(shell.path('a.py'), 'utf8')).toContain('parse_row');
    expect(existsSync(shell.path('b.py'))).toBe(false);
  });

  test('rewind, redo, and rewind of an unknown target', () => {
    const shell = workspace(python);
    expect(refactor(shell, 'rename parse_row to read_row').exitCode).toBe(0);
    const after = treeHash(shell.workspace);
    expect(shell.run(['rewind', 'start', '--yes']).status).toBe(0);
    expect(shell.run(['redo', '--yes']).status).toBe(0);
    expect(treeHash(shell.workspace)).toBe(after);
    const unknown = shell.json<Answer>(['rewind', 'no-such-thing', '--yes']);
    expect({ status: unknown.status, code: unknown.document.error?.code }).toEqual({ status: 2, code: 'target-not-found' });
  });

  test('nothing to redo is said', () => {
    const shell = workspace(python);
    const { status, document } = shell.json<Answer>(['redo', '--yes']);
    expect({ status, code: document.error?.code }).toEqual({ status: 2, code: 'target-not-found' });
  });
});

describe('places that cannot be written', () => {
  test('a state folder that cannot be made', () => {
    const shell = workspace(python);
    writeFileSync(join(shell.base, 'file'), '');
    const { status, document } = shell.json<Answer>(['refactor', 'rename parse_row to read_row', '--yes'], {
      SWARM_STATE_DIR: join(shell.base, 'file', 'state'),
    });
    expect({ status, code: document.error?.code }).toEqual({ status: 1, code: 'ledger-unwritable' });
  });

  test('a ledger that is not a ledger is left as it is', () => {
    const shell = workspace(python);
    const { document } = shell.json<{ ledger: { file: string } }>(['status']);
    writeFileSync(document.ledger.file, 'this is no database, and somebody may want it back');
    for (const tail of ['-wal', '-shm']) rmSync(`${document.ledger.file}${tail}`, { force: true });
    const run = shell.json<Answer>(['refactor', 'rename parse_row to read_row', '--yes']);
    expect({ status: run.status, code: run.document.error?.code }).toEqual({ status: 1, code: 'ledger-damaged' });
    expect(readFileSync(document.ledger.file, 'utf8')).toBe('this is no database, and somebody may want it back');
  });
});
