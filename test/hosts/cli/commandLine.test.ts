import { describe, expect, test } from 'vitest';
import { type Invocation, parseCommandLine } from '../../../server/hosts/cli/commandLine.ts';
import { ExitCode, type SwarmError, SwarmFailure } from '../../../server/protocol/errors.ts';

const parse = (...args: string[]): Invocation => parseCommandLine(args, '1.2.3', () => undefined);

function refused(...args: string[]): SwarmError {
  try {
    parse(...args);
  } catch (failure) {
    if (failure instanceof SwarmFailure) return failure.error;
    throw failure;
  }
  throw new Error(`${args.join(' ')} was taken`);
}

describe('what is taken', () => {
  test('an instruction with all that can go with it', () => {
    expect(parse('refactor', 'rename a to b', '-w', 'x', '--json', '--plan', '-v', '-y', '--no-physics', '--time-limit', '3')).toEqual({
      verb: 'refactor',
      workspace: 'x',
      json: true,
      instruction: 'rename a to b',
      instructionFile: undefined,
      plan: true,
      explain: false,
      brain: undefined,
      cursor: undefined,
      physics: false,
      verbose: true,
      yes: true,
      timeLimitMs: 3_000,
    });
    expect(parse('refactor', 'x')).toMatchObject({ workspace: '.', json: false, physics: true, plan: false, yes: false });
  });

  test('places, in paths that have colons of their own', () => {
    const at = (text: string) => (parse('refactor', 'x', '--at', text) as { cursor: unknown }).cursor;
    expect(at('src/cart.ts:12:7')).toEqual({ path: 'src/cart.ts', line: 12, column: 7, endLine: 12, endColumn: 7 });
    expect(at('C:\\a b:1:2')).toMatchObject({ path: 'C:\\a b', line: 1, column: 2 });
    expect(parse('refactor', 'x', '--range', 'a-1:2.py:3:4-5:6')).toMatchObject({
      cursor: { path: 'a-1:2.py', line: 3, column: 4, endLine: 5, endColumn: 6 },
    });
    expect(parse('why', 'a.py:3')).toMatchObject({ place: { path: 'a.py', line: 3 } });
    expect(parse('why', 'a.py:3:9')).toMatchObject({ place: { path: 'a.py', line: 3 } }); // as a search prints it
  });

  test('a text to search for', () => {
    const query = { pattern: 'a.b', isRegex: false, wholeWord: false, letterCase: 'smart', globs: [] };
    expect(parse('terrain', 'text', 'a.b')).toMatchObject({ view: 'text', query, limit: 500 });
    const asked = { ...query, isRegex: true, wholeWord: true, letterCase: 'either', globs: ['*.ts', '!test/'] };
    const flags = ['-e', '--word', '-i', '-p', '*.ts', '-p', '!test/', '-n', '3'];
    expect(parse('terrain', 'text', 'a.b', ...flags)).toMatchObject({ query: asked, limit: 3 });
    expect(parse('terrain', 'text', 'x', '-s')).toMatchObject({ query: { letterCase: 'exact' } });
    expect(refused('terrain', 'text', 'x', '-s', '-i').code).toBe('usage');
  });

  test('the other verbs', () => {
    expect(parse('timeline')).toEqual({
      verb: 'timeline',
      workspace: '.',
      json: false,
      missions: false,
      all: false,
      limit: 200,
      mission: undefined,
    });
    expect(parse('timeline', '-a', '-n', '5', '-m', '01')).toMatchObject({ all: true, limit: 5, mission: '01' });
    expect(parse('rewind', '#12', '--preview')).toMatchObject({ verb: 'rewind', target: '#12', preview: true, yes: false });
    expect(parse('redo', '-y')).toMatchObject({ verb: 'redo', preview: false, yes: true });
    for (const verb of ['status', 'verify', 'doctor']) expect(parse(verb, '--json')).toMatchObject({ verb, json: true });
    expect(parse('terrain', 'refs', 'f', '-w', 'x')).toMatchObject({ verb: 'terrain', view: 'refs', name: 'f', workspace: 'x' });
  });
});

describe('help', () => {
  const told = (...args: string[]): { readonly asked: string; readonly unasked: string; readonly invocation: Invocation } => {
    const texts = { asked: '', unasked: '' };
    const invocation = parseCommandLine(args, '1.2.3', (text, asked) => {
      texts[asked ? 'asked' : 'unasked'] += text;
    });
    return { ...texts, invocation };
  };

  test.each([[['--help']], [['help']], [['why', '--help']], [['help', 'terrain']], [['terrain', 'refs', '-h']]])(
    '%j is asked for',
    (args) => {
      const { asked, unasked, invocation } = told(...args);
      expect(asked).toContain('Usage: swarm');
      expect({ unasked, invocation }).toEqual({ unasked: '', invocation: { verb: 'help', exitCode: ExitCode.done } });
    },
  );

  test.each([[[]], [['terrain']]])('%j says nothing, and is told what there is', (args) => {
    const { asked, unasked, invocation } = told(...args);
    expect(unasked).toContain('Usage: swarm');
    expect({ asked, invocation }).toEqual({ asked: '', invocation: { verb: 'help', exitCode: ExitCode.notUnderstood } });
  });

  test('the version', () => {
    expect(told('--version')).toMatchObject({ asked: '1.2.3\n', invocation: { exitCode: ExitCode.done } });
  });

  test('fits a terminal of 80 columns', () => {
    for (const args of [['--help'], ['refactor', '--help'], ['rewind', '--help'], ['timeline', '--help']]) {
      // Examples and the grammar of lines are by hand.
      expect(
        told(...args)
          .asked.split('\n')
          .filter((line) => line.length > 84),
      ).toEqual([]);
    }
  });
});

describe('what is refused', () => {
  test.each([
    [['refacter', 'x'], "Unknown command 'refacter'. Did you mean refactor?"],
    [['terrain', 'foo'], "Unknown command 'foo'."],
    [['why'], "Missing required argument 'file:line'."],
    [['why', 'a.py'], '"a.py" cannot be read. Give FILE:LINE, lines counted from 1, for example src/cart.ts:12.'],
    [['why', 'a.py:0'], '"a.py:0" cannot be read. Give FILE:LINE, lines counted from 1, for example src/cart.ts:12.'],
    [['refactor', 'x', '--at', "it's"], '"it\'s" cannot be read. Give FILE:LINE:COL, lines and columns counted from 1.'],
    [['refactor', 'x', '--range', 'a:1:1'], '"a:1:1" cannot be read. Give FILE:LINE:COL-LINE:COL, lines and columns counted from 1.'],
    [['timeline', '-n', '1.5'], '"1.5" cannot be read. Give a whole number from 1 on.'],
    [['refactor', 'x', '--brain', 'big'], '"big" cannot be read. Allowed choices are offline, claude.'],
    [['refactor', 'x', '--at', 'a:1:1', '--range', 'a:1:1-1:2'], /cannot be used with/],
    [['refactor', 'x', '-f', 'y'], /either as an argument or with --instruction-file/],
  ])('%j', (args, message) => {
    const error = refused(...args);
    expect(error.code).toBe('usage');
    if (typeof message === 'string') expect(error.message).toBe(message);
    else expect(error.message).toMatch(message);
  });

  test('options that every verb takes come after it', () => {
    for (const option of ['-w', '--workspace', '--json']) expect(refused(option, 'status').hint).toContain('after the verb');
    expect(refused('status', '--yes').message).toBe("Unknown option '--yes'.");
  });

  test('an instruction without quotes is told how it is said', () => {
    expect(refused('refactor', 'rename', 'a', 'to', 'b')).toEqual({
      code: 'usage',
      message: 'The instruction is one argument.',
      hint: 'Put it in quotes: swarm refactor "rename a to b"',
    });
  });
});
