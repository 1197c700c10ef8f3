/** The one catalogue of what can be expected to go wrong: a code, the exit code it leads to, and what to do about it. */

/** Exit codes of the command line; see the README. */
export const ExitCode = {
  done: 0,
  internal: 1,
  notUnderstood: 2,
  vetoed: 3,
  conflict: 4,
  boundReached: 5,
  cancelled: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

const catalogue = {
  // understanding
  'instruction-empty': [2, 'Say what should change, for example: swarm refactor "rename parse_row to read_row".'],
  'instruction-not-understood': [2, 'Run "swarm operations" to see what can be asked for, and how.'],
  'instruction-not-text': [2, 'Give the instruction as UTF-8 text.'],
  'operation-unknown': [2, 'Run "swarm operations" to see what can be asked for.'],
  'symbol-not-found': [2, 'Check the name, or say where it is: “in utils/dates.py rename …”.'],
  'symbol-ambiguous': [2, 'Say which one: give its file, its class or its dotted name, or point at it with --at FILE:LINE:COL.'],
  'cursor-nowhere': [2, 'Point --at at a name: FILE:LINE:COL, lines and columns counted from 1.'],
  'name-illegal': [2, 'Choose a name that is an identifier and no keyword of the language.'],
  'name-unchanged': [2, 'The new name is the old one; say another.'],
  'old-name-not-kept': [2, 'Ask for the rename without keeping the old name; nothing was changed.'],
  'rename-unavailable': [
    2,
    'Install an extension of the editor that renames in this language, or put its language server on PATH; nothing was changed.',
  ],
  'signature-unfit': [2, 'Name a function, method or class with the parameters it has.'],
  'signature-unchanged': [2, 'Say what should be different.'],
  'parameter-used': [2, 'Take its uses out of the body first, or say what should stand there instead.'],
  'argument-missing': [2, 'Say what the calls should pass, or give the parameter a default.'],
  'delete-used': [2, 'Take those uses away first, or name what uses it as well; nothing was changed.'],
  'delete-unfit': [2, 'Name functions, classes, members, values, types or modules; nothing was changed.'],
  'duplicate-unproven': [2, 'Make the two the same first, or keep both; nothing was changed.'],
  'shape-unfit': [2, 'Change what the message names first, or ask for another operation; nothing was changed.'],
  'move-impossible': [2, 'Name functions, classes, values or types that stand at the top of a module.'],
  usage: [2, 'Run "swarm --help", or "swarm VERB --help".'],
  'target-not-found': [2, 'Run "swarm timeline" to see events, missions and times.'],
  'workspace-missing': [2, 'Give an existing folder: --workspace DIR.'],
  untrusted: [2, 'Trust the workspace first; until then Swarm looks and plans, and writes nothing.'],
  'brain-unavailable': [2, 'Set an Anthropic API key, or leave the brain at “offline”.'],
  'nothing-to-preview': [2, 'Look at the plan, and approve it.'],
  'approval-needed': [2, 'Nothing was changed. Run it again with --yes to apply this, or on a terminal to be asked.'],
  // vetoes
  'veto-scope': [3, 'Swarm writes only inside the workspace folder, and never to files on the deny list.'],
  'veto-base-changed': [4, 'The file changed while the mission ran. Run the mission again.'],
  'veto-syntax': [3, 'The edit would break the syntax of the file; nothing was written.'],
  'veto-collision': [3, 'Choose another name, or rename the other one first.'],
  'veto-physics': [3, 'The language server finds new errors in the result; nothing was written.'],
  'veto-critic': [3, 'The result is not what was expected; nothing was written.'],
  'veto-unreadable': [3, 'The file cannot be edited safely as text; change it by hand.'],
  'veto-read-only': [3, 'Make the file writable, then run it again; nothing was written.'],
  // conflicts
  'conflict-person': [4, 'Bring the two together by hand, or rewind to a later moment.'],
  'conflict-lease': [4, 'Another mission is changing the same files. Wait until it ends, then try again.'],
  'conflict-case': [4, 'A file of that name is already there.'],
  'content-missing': [4, 'The ledger no longer holds that content, so it cannot be put back.'],
  // machine
  'ledger-damaged': [1, 'Run "swarm verify" to see where the ledger is damaged. Nothing was written to it.'],
  'ledger-unwritable': [1, 'Set SWARM_STATE_DIR to a folder that can be written.'],
  'ledger-newer': [1, 'The ledger was written by a newer Swarm; update this one.'],
  'disk-full': [1, 'Make room on the disk, then run it again. Nothing is half written.'],
  'disk-refused': [1, 'Check the permissions of the file and of its folder.'],
  'node-too-old': [1, 'Swarm needs Node 22.15 or newer; "npm run demo" brings its own.'],
  'model-refused': [1, 'Check the key, the model and the base URL; nothing was changed.'],
  'model-failed': [1, 'Try again later; nothing was changed.'],
  interrupted: [1, 'Run it again; nothing is half written.'],
  internal: [1, 'This is a bug in Swarm; nothing was left half done.'],
  // ends
  'bound-reached': [5, 'Raise the bound, or ask for less at once.'],
  cancelled: [130, 'Nothing more was written after the stop.'],
} as const satisfies Record<string, readonly [ExitCode, string]>;

export type ErrorCode = keyof typeof catalogue;

/** An expected failure: what happened, in one sentence for people, and what to do about it. */
export interface SwarmError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
}

export function swarmError(code: ErrorCode, message: string, hint?: string): SwarmError {
  return { code, message, hint: hint ?? catalogue[code][1] };
}

/** A code as another process wrote it down; undefined: of a newer version, or none. */
export function errorCodeIn(written: string): ErrorCode | undefined {
  return Object.hasOwn(catalogue, written) ? (written as ErrorCode) : undefined;
}

export function exitCodeOf(code: ErrorCode): ExitCode {
  return catalogue[code][0];
}

/** The catalogue, for documents: code, exit code, hint. */
export function errorCodes(): readonly (readonly [ErrorCode, ExitCode, string])[] {
  return (Object.keys(catalogue) as ErrorCode[]).map((code) => [code, ...catalogue[code]]);
}

/** Carries a SwarmError through code that can only throw. Caught at the hosts' edges. */
export class SwarmFailure extends Error {
  override readonly name = 'SwarmFailure';
  readonly error: SwarmError;

  constructor(error: SwarmError) {
    super(error.message);
    this.error = error;
  }
}

export function fail(code: ErrorCode, message: string, hint?: string): never {
  throw new SwarmFailure(swarmError(code, message, hint));
}
