/** The command line's grammar and help: which verbs there are and what they take. What they do is in `verbs/`. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { CursorSpec } from '../../core/operation/target.ts';
import { ExitCode, SwarmFailure, swarmError } from '../../protocol/errors.ts';
import type { BrainName } from '../../protocol/messages/missions.ts';
import { addTerrainCommands, type TerrainRequest } from './terrainCommands.ts';
import { usageError } from './usageError.ts';

export interface CommonOptions {
  readonly workspace: string;
  readonly json: boolean;
}

export interface RefactorOptions extends CommonOptions {
  readonly instruction: string | undefined;
  readonly instructionFile: string | undefined;
  readonly plan: boolean;
  readonly explain: boolean;
  readonly brain: BrainName | undefined;
  readonly cursor: CursorSpec | undefined;
  readonly physics: boolean;
  readonly verbose: boolean;
  readonly yes: boolean;
  readonly timeLimitMs: number | undefined;
}

export interface TimelineOptions extends CommonOptions {
  readonly mission: string | undefined;
  /** Also the machinery between the steps. */
  readonly all: boolean;
  readonly limit: number;
  readonly missions: boolean;
}

export interface WhyOptions extends CommonOptions {
  readonly place: { readonly path: string; readonly line: number };
}

export interface RewindOptions extends CommonOptions {
  readonly target: string;
  readonly preview: boolean;
  readonly yes: boolean;
}

export type Invocation =
  | ({ readonly verb: 'refactor' } & RefactorOptions)
  | ({ readonly verb: 'timeline' } & TimelineOptions)
  | ({ readonly verb: 'why' } & WhyOptions)
  | ({ readonly verb: 'rewind' } & RewindOptions)
  | ({ readonly verb: 'redo'; readonly preview: boolean; readonly yes: boolean } & CommonOptions)
  | ({ readonly verb: 'status' | 'verify' | 'doctor' } & CommonOptions)
  | ({ readonly verb: 'operations'; readonly name: string | undefined } & CommonOptions)
  | ({ readonly verb: 'terrain' } & TerrainRequest & CommonOptions)
  | { readonly verb: 'help'; readonly exitCode: ExitCode };

/** FILE:LINE:COL, lines and columns from 1. The file may have colons of its own (C:\\…). */
function parseCursor(text: string): CursorSpec {
  const match = /^(?<path>.+):(?<line>[1-9]\d*):(?<column>[1-9]\d*)$/s.exec(text);
  if (!match?.groups) throw new InvalidArgumentError('Give FILE:LINE:COL, lines and columns counted from 1.');
  const line = Number(match.groups['line']);
  const column = Number(match.groups['column']);
  return { path: match.groups['path'] ?? '', line, column, endLine: line, endColumn: column };
}

/** FILE:L:C-L:C. */
function parseRange(text: string): CursorSpec {
  const match = /^(?<start>.+:[1-9]\d*:[1-9]\d*)-(?<line>[1-9]\d*):(?<column>[1-9]\d*)$/s.exec(text);
  if (!match?.groups) throw new InvalidArgumentError('Give FILE:LINE:COL-LINE:COL, lines and columns counted from 1.');
  const cursor = parseCursor(match.groups['start'] ?? '');
  return { ...cursor, endLine: Number(match.groups['line']), endColumn: Number(match.groups['column']) };
}

function parsePlace(text: string): { path: string; line: number } {
  const match = /^(?<path>.+?):(?<line>[1-9]\d*)(?::\d+)?$/s.exec(text);
  if (!match?.groups) throw new InvalidArgumentError('Give FILE:LINE, lines counted from 1, for example src/cart.ts:12.');
  return { path: match.groups['path'] ?? '', line: Number(match.groups['line']) };
}

function parsePositive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('Give a whole number from 1 on.');
  return number;
}

const exitCodeHelp = `
Exit codes:
  0    done
  1    internal error
  2    not understood, ambiguous, or bad usage; nothing was changed
  3    vetoed; nothing was changed
  4    conflict with your own or another mission's work; nothing was changed
  5    a bound was reached; what was done is kept and said
  130  cancelled, or you said no

With a VS Code window open on the folder, missions and rewinds run there and see
what is not saved.

Results go to stdout, everything else to stderr. With file descriptor 3 open
(3>events.jsonl) every event is streamed there as it happens.`;

const refactorExamples = `
Examples:
  swarm refactor "rename parse_row to read_row"
  swarm refactor "in utils/dates.py rename to_iso to format_iso" --yes
  swarm refactor "call \`shop.cart.Basket\` Cart instead" --plan | git apply --check
  swarm refactor "rename this to total" --at src/cart.ts:12:7

"swarm operations" shows everything that can be asked for. On a terminal you see
the plan and are asked; elsewhere nothing is written without --yes.`;

const programExamples = `
Start with:
  swarm refactor "rename parse_row to read_row"    shows the plan, and asks
  swarm why src/cart.ts:12                         why is this line so?
  swarm rewind start                               put everything back

"swarm VERB --help" tells more of a verb, "swarm operations" what can be asked for.`;

/**
 * Reads the arguments (without node and script). Help goes to `write`, with whether it was asked for. Throws
 * SwarmFailure('usage') for what it cannot read.
 */
export function parseCommandLine(args: readonly string[], version: string, write: (text: string, asked: boolean) => void): Invocation {
  let invocation: Invocation | undefined;
  const program = new Command('swarm')
    .description('Say what should change. Every decision is recorded with its reason, checked before it is written, and can be rewound.')
    .version(version, '-V, --version')
    .helpOption('-h, --help', 'show help')
    .addHelpText('after', programExamples)
    .addHelpText('after', exitCodeHelp)
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: false, sortSubcommands: false })
    .configureOutput({
      writeOut: (text) => write(text, true),
      writeErr: (text) => write(text, false),
      outputError: () => undefined, // a mistake is told by whoever called
    })
    .exitOverride();

  /** Commander leaves a flag that was not given undefined. */
  const flags = <T extends string>(options: Record<string, unknown>, ...names: T[]): Record<T, boolean> =>
    Object.fromEntries(names.map((name) => [name, options[name] === true])) as Record<T, boolean>;
  const common = (options: Record<string, unknown>): CommonOptions => ({
    workspace: String(options['workspace']),
    json: options['json'] === true,
  });

  const withCommon = (command: Command): Command =>
    command
      .addOption(new Option('-w, --workspace <dir>', 'the folder to work in').default('.', 'here'))
      .option('--json', 'print one JSON document instead of text')
      .exitOverride();
  const verb = (usage: string, description: string): Command => withCommon(program.command(usage).description(description));
  const yes = (command: Command): Command => command.option('-y, --yes', 'do it without asking');

  yes(
    verb('refactor [instruction]', 'understand an instruction, plan it, show it, check it and apply it')
      .option('-f, --instruction-file <file>', 'read the instruction from a file ("-": from stdin)')
      .option('--plan', 'change nothing; print a patch for "git apply"')
      .option('--explain', 'change nothing; show how the words were understood, what they mean here, and the plan')
      .addOption(
        new Option(
          '--brain <name>',
          'what reads the instruction (default: offline, then claude if it is not understood and there is a key)',
        ).choices(['offline', 'claude']),
      )
      .addOption(new Option('--at <file:line:col>', 'the name under a cursor').argParser(parseCursor).conflicts('range'))
      .addOption(new Option('--range <file:l:c-l:c>', 'a selection').argParser(parseRange))
      .option('--no-physics', 'do not ask the language servers; the report says so')
      .addOption(new Option('--time-limit <seconds>', 'stop the mission after this long').argParser(parsePositive))
      .option('-v, --verbose', 'show every event as it happens, on stderr')
      .addHelpText('after', refactorExamples),
  ).action((instruction: string | undefined, options) => {
    if (instruction !== undefined && options.instructionFile !== undefined) {
      throw new SwarmFailure(swarmError('usage', 'Give the instruction either as an argument or with --instruction-file, not both.'));
    }
    invocation = {
      verb: 'refactor',
      ...common(options),
      ...flags(options, 'plan', 'explain', 'verbose', 'yes', 'physics'),
      brain: options.brain,
      instruction,
      instructionFile: options.instructionFile,
      cursor: options.at ?? options.range,
      timeLimitMs: options.timeLimit === undefined ? undefined : options.timeLimit * 1000,
    };
  });

  verb('timeline', 'what happened, oldest first')
    .option('-m, --mission <id>', 'only this mission (the beginning of its id is enough)')
    .option('--missions', 'one line a mission')
    .option('-a, --all', 'also bids, leases, signatures and the like (--json always has them)')
    .addOption(new Option('-n, --limit <number>', 'at most so many, the newest ones').argParser(parsePositive).default(200))
    .action((options) => {
      invocation = {
        verb: 'timeline',
        ...common(options),
        ...flags(options, 'missions', 'all'),
        limit: options.limit,
        mission: options.mission,
      };
    });

  verb('why', 'why a line is as it is')
    .argument('<file:line>', 'the line, counted from 1', parsePlace)
    .action((place: { path: string; line: number }, options) => {
      invocation = { verb: 'why', ...common(options), place };
    });

  yes(
    verb('rewind', 'put the code back to any moment; your own later edits are kept')
      .argument('<target>', 'an event (12 or its id), a mission (id: the moment before it), a time (ISO, "10 minutes ago"), or "start"')
      .option('--preview', 'change nothing; print what would change as a patch'),
  ).action((target: string, options) => {
    invocation = { verb: 'rewind', ...common(options), ...flags(options, 'preview', 'yes'), target };
  });

  yes(verb('redo', 'take back the last rewind').option('--preview', 'change nothing; print what would change as a patch')).action(
    (options) => {
      invocation = { verb: 'redo', ...common(options), ...flags(options, 'preview', 'yes') };
    },
  );

  verb('verify', 'prove the ledger: chain, mirror, contents, signatures; say what is not proven').action((options) => {
    invocation = { verb: 'verify', ...common(options) };
  });
  verb('status', 'where the ledger is, what it holds, and what runs').action((options) => {
    invocation = { verb: 'status', ...common(options) };
  });
  verb('doctor', 'what Swarm found on this machine, and what is missing').action((options) => {
    invocation = { verb: 'doctor', ...common(options) };
  });
  verb('operations', 'what can be asked for, with an example each; of one, what it does before and after')
    .argument('[name]', 'an operation, as the list calls it')
    .action((name: string | undefined, options) => {
      invocation = { verb: 'operations', name, ...common(options) };
    });

  addTerrainCommands(program, withCommon, parsePositive, (request, options) => {
    invocation = { verb: 'terrain', ...common(options), ...request };
  });

  try {
    program.parse([...args], { from: 'user' });
  } catch (failure) {
    if (failure instanceof CommanderError) {
      if (failure.exitCode === 0) return { verb: 'help', exitCode: ExitCode.done };
      if (failure.code === 'commander.help') return { verb: 'help', exitCode: ExitCode.notUnderstood };
      throw new SwarmFailure(usageError(failure));
    }
    throw failure;
  }
  return invocation ?? { verb: 'help', exitCode: ExitCode.notUnderstood };
}
