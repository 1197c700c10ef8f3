/** The command line as a stranger meets it: help, JSON everywhere, patches, the event stream, Ctrl+C, pipes. */
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, cpSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { treeHash } from '../../scripts/treeHash.ts';
import { cliPath, Shell } from './support/shell.ts';

const shells: Shell[] = [];
function workspace(files: Readonly<Record<string, string>> = sources): Shell {
  const shell = new Shell(files);
  shells.push(shell);
  return shell;
}
afterEach(() => {
  for (const shell of shells.splice(0)) shell.dispose();
});

const sources = {
  'pkg/__init__.py': '',
  'pkg/rows.py': 'def parse_row(row):\r\n    return row\r\n',
  'pkg/main.py': 'from pkg.rows import parse_row\n\nprint(parse_row(1))',
  'web/rows.ts': 'export function parseRow(row: string): string {\n  return row;\n}\n',
  'web/main.ts': "import { parseRow } from './rows';\n\nexport const rows = ['a'].map(parseRow);\n",
};
const instruction = 'rename parse_row to read_row';

test('help names every verb, and every verb has help', () => {
  const shell = workspace({});
  const help = spawnSync(process.execPath, [cliPath, '--help'], { encoding: 'utf8' });
  expect(help.status).toBe(0);
  for (const verb of ['refactor', 'timeline', 'why', 'rewind', 'redo', 'verify', 'status', 'doctor', 'operations', 'terrain']) {
    expect(help.stdout).toContain(`  ${verb}`);
    const own = shell.run([verb, '--help']);
    expect({ verb, status: own.status }).toEqual({ verb, status: 0 });
    expect(own.stdout).toContain(`Usage: swarm ${verb}`);
  }
});

test('every verb prints one JSON document', () => {
  const shell = workspace();
  const keys = (args: string[]): string[] => Object.keys(shell.json<object>(args).document).sort();
  expect(keys(['refactor', instruction, '--explain'])).toEqual(['clauses', 'decisions', 'ok', 'plan', 'understanding']);
  expect(keys(['refactor', instruction, '--yes', '--no-physics'])).toContain('patch');
  expect(keys(['timeline'])).toEqual(['events']);
  expect(keys(['timeline', '--missions'])).toEqual(['missions']);
  expect(keys(['why', 'pkg/rows.py:1'])).toEqual(['answer', 'line', 'path', 'sentences']);
  expect(keys(['status'])).toContain('ledger');
  expect(keys(['verify'])).toContain('notProven');
  expect(keys(['doctor'])).toEqual(['exitCode', 'findings', 'ok']);
  expect(keys(['operations'])).toEqual(['operations']);
  expect(keys(['terrain', 'stats'])).toContain('languages');
  expect(keys(['terrain', 'outline', 'pkg/rows.py'])).toContain('symbols');
  expect(keys(['terrain', 'refs', 'read_row'])).toContain('references');
  expect(keys(['rewind', 'start', '--preview'])).toContain('files');
  expect(keys(['rewind', 'start', '--yes'])).toContain('missionId');
  expect(keys(['redo', '--yes'])).toContain('missionId');
  expect(keys(['refactor', 'nonsense it is'])).toContain('error');
});

test('--plan changes nothing and prints a patch that git apply takes, to the same bytes', () => {
  const shell = workspace();
  const twin = workspace();
  const before = treeHash(shell.workspace);
  for (const wish of [instruction, 'rename parseRow to readRow', 'rename the module pkg/rows.py to lines']) {
    const plan = shell.run(['refactor', wish, '--plan', '--no-physics']);
    expect(plan.status, plan.stderr).toBe(0);
    expect(treeHash(shell.workspace)).toBe(before);
    const patch = join(shell.base, 'plan.patch');
    writeFileSync(patch, plan.stdout);
    const apply = spawnSync('git', ['apply', patch], { cwd: twin.workspace, encoding: 'utf8' });
    expect(apply.status, `${apply.stderr}\n${plan.stdout}`).toBe(0);
    expect(shell.run(['refactor', wish, '--yes', '--no-physics']).status).toBe(0);
    const done = treeHash(shell.workspace);
    expect(treeHash(twin.workspace), wish).toBe(done);
    expect(shell.run(['rewind', 'start', '--yes']).status).toBe(0);
    expect(treeHash(shell.workspace)).toBe(before);
    const back = spawnSync('git', ['apply', '--reverse', patch], { cwd: twin.workspace, encoding: 'utf8' });
    expect(back.status, back.stderr).toBe(0);
  }
});

test('why tells the mission, the reason and the checks of a changed line', () => {
  const shell = workspace();
  expect(shell.run(['refactor', instruction, '--yes', '--no-physics']).status).toBe(0);
  const changed = shell.run(['why', 'pkg/main.py:3']);
  expect(changed.stdout).toContain(instruction);
  expect(changed.stdout).toContain('Before: print(parse_row(1))');
  expect(changed.stdout).toContain('After:  print(read_row(1))');
  expect(changed.stdout).toContain('reflex bindings passed');
  expect(changed.stdout).toMatch(/physics.*not|not.*checked|switched off/);
  expect(shell.run(['why', 'pkg/rows.py:2']).stdout).toContain('not changed by Swarm');
  expect(shell.run(['why', 'web/rows.ts:1']).stdout).toContain('does not know the file');
  expect(shell.run(['why', 'pkg/main.py:99']).status).toBe(2);
});

test('a timeline leaves the machinery out unless it is asked for, and says so', () => {
  const shell = workspace();
  expect(shell.run(['refactor', instruction, '--yes', '--no-physics']).status).toBe(0);
  const short = shell.run(['timeline']);
  const whole = shell.run(['timeline', '--all']);
  const numbers = (text: string): readonly string[] => text.match(/^ *#\d+/gm) ?? [];
  expect(whole.stdout).toMatch(/ board +awards the ticket/);
  expect(short.stdout).not.toContain('awards the ticket');
  expect(short.stdout).toMatch(/closes the mission, done/);
  const leftOut = Number(/^(\d+) events of the machinery left out/m.exec(short.stderr)?.[1]);
  expect(numbers(short.stdout).length + leftOut).toBe(numbers(whole.stdout).length);
  expect(numbers(shell.run(['timeline', '-n', '3']).stdout)).toEqual(numbers(short.stdout).slice(-3));
});

test('without a verb there is help, on stderr; in a sub-folder it is said what it is a part of', () => {
  const shell = workspace();
  const bare = spawnSync(process.execPath, [cliPath], { encoding: 'utf8' });
  expect({ status: bare.status, stdout: bare.stdout }).toEqual({ status: 2, stdout: '' });
  expect(bare.stderr).toContain('Usage: swarm');
  expect(shell.run(['status']).stderr).toBe('');
  const inside = shell.run(['refactor', instruction, '--plan', '--no-physics', '--workspace', shell.path('pkg')]);
  expect(inside.stderr).toContain('pkg is a part of the workspace');
  expect(inside.stdout).toMatch(/^diff --git/);
});

test('descriptor 3 gets every event as a line of JSON, in order', () => {
  const shell = workspace();
  const file = join(shell.base, 'events.jsonl');
  const descriptor = openSync(file, 'w');
  const run = spawnSync(process.execPath, [cliPath, 'refactor', instruction, '--yes', '--no-physics', '--workspace', shell.workspace], {
    stdio: ['ignore', 'ignore', 'ignore', descriptor],
    env: { ...process.env, SWARM_STATE_DIR: shell.state },
  });
  closeSync(descriptor);
  expect(run.status).toBe(0);
  const streamed = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(streamed).toEqual(shell.json<{ events: unknown[] }>(['timeline', '--limit', '10000']).document.events);
  expect(streamed.at(0)).toHaveProperty('missionOpened');
});

test('events name what caused them, and only the mission itself has no cause', () => {
  const shell = workspace();
  expect(shell.run(['refactor', instruction, '--yes', '--no-physics']).status).toBe(0);
  const { events } = shell.json<{ events: { eventId: string; causationId?: string; missionOpened?: object; missionId?: string }[] }>([
    'timeline',
    '--limit',
    '10000',
  ]).document;
  const seen = new Set<string>();
  const orphans = events.filter((event) => {
    const known = event.causationId !== undefined && seen.has(event.causationId);
    seen.add(event.eventId);
    return event.missionId !== undefined && !known && event.missionOpened === undefined;
  });
  expect(orphans.map((event) => Object.keys(event).at(-1))).toEqual([]);
});

test('an explanation tells the words, what they mean here, what was assumed, and the plan', () => {
  const shell = workspace();
  const before = readFileSync(shell.path('pkg/rows.py'), 'utf8');
  const run = shell.run(['refactor', 'please rename parse_row in pkg/row.py to read_row', '--explain', '--no-physics']);
  expect(run.status).toBe(0);
  for (const line of [
    /^said +please rename parse_row in pkg\/row\.py to read_row$/m,
    /^understood +rename, target parse_row in pkg\/row\.py, to read_row$/m,
    /^assumed +“row\.py” is read as rows\.py: /m,
    /^means +the function parse_row in pkg\/rows\.py:\d+/m,
    /^plan +Rename parse_row in pkg\/rows\.py to read_row$/m,
  ])
    expect(run.stdout).toMatch(line);
  expect(readFileSync(shell.path('pkg/rows.py'), 'utf8')).toBe(before);
});

test('one operation is shown by its name, and what is no operation by the nearest', () => {
  const shell = workspace();
  expect(shell.run(['operations', 'Method to function']).stdout).toMatch(/^methodToFunction .*\n[\s\S]*before[\s\S]*after[\s\S]*keeps/);
  const unknown = shell.run(['operations', 'renmae']);
  expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('Did you mean “rename”?')]);
});

test('no colours and no redrawing where no terminal is', () => {
  const shell = workspace();
  const controlSequence = String.fromCharCode(27);
  for (const args of [
    ['refactor', instruction, '--yes', '--no-physics', '--verbose'],
    ['timeline'],
    ['status'],
    ['verify'],
    ['doctor'],
    ['operations'],
  ]) {
    const run = shell.run(args);
    expect(run.stdout + run.stderr, args.join(' ')).not.toContain(controlSequence);
  }
});

test('a reader that goes away ends the output and nothing else', () => {
  const shell = workspace();
  const run = spawnSync(
    'sh',
    [
      '-c',
      `"${process.execPath}" "${cliPath}" refactor "${instruction}" --yes --no-physics --verbose --workspace "${shell.workspace}" 2>&1 | head -n 1`,
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, SWARM_STATE_DIR: shell.state },
    },
  );
  expect(run.stdout.split('\n').length).toBe(2);
  expect(readFileSync(shell.path('pkg/rows.py'), 'utf8')).toContain('read_row');
});

/** Child processes of this user whose command line mentions the text. */
function processesMentioning(text: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return words.includes(text) ? [words] : [];
      } catch {
        return [];
      }
    });
}

test('Ctrl+C in the middle of a mission: exit 130, nothing changed, nothing held, nothing left running', async () => {
  const shell = workspace({});
  shell.copyPackage('node-gyp/gyp', 'gyp');
  const before = treeHash(shell.workspace);
  const wish = 'rename the function ParseQualifiedTarget to SplitQualifiedTarget';
  const child = spawn(process.execPath, [cliPath, 'refactor', wish, '--yes', '--verbose', '--workspace', shell.workspace], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, SWARM_STATE_DIR: shell.state },
  });
  let heard = '';
  child.stderr.on('data', (chunk) => {
    const interrupted = heard.includes('critic-1     starts');
    heard += chunk;
    // The critic has asked physics by then, and pyright works on it.
    if (!interrupted && heard.includes('critic-1     starts')) child.kill('SIGINT');
  });
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect(status, heard).toBe(130);
  expect(treeHash(shell.workspace)).toBe(before);
  expect(processesMentioning(shell.base)).toEqual([]);
  const { document } = shell.json<{ running: unknown[]; leases: unknown[] }>(['status']);
  expect({ running: document.running, leases: document.leases }).toEqual({ running: [], leases: [] });
  expect(shell.run(['refactor', wish, '--yes']).status).toBe(0);
});

test('works without git, in a folder that has blanks and letters beyond ASCII in its name', () => {
  const shell = workspace();
  const odd = join(shell.base, 'ein Ördner – mit Leerzeichen');
  cpSync(shell.workspace, odd, { recursive: true });
  const before = treeHash(odd);
  expect(shell.run(['refactor', 'rename parseRow to readRow', '--yes', '--workspace', odd]).status).toBe(0);
  expect(readFileSync(join(odd, 'web/main.ts'), 'utf8')).toContain('readRow');
  expect(shell.run(['rewind', '1 minute ago', '--yes', '--workspace', odd]).status).toBe(0);
  expect(treeHash(odd)).toBe(before);
});
