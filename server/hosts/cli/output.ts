/** Where words go: results to stdout, everything else to stderr, colours only on a terminal, and JSON when asked. */
import { writeSync } from 'node:fs';
import { createColors } from 'picocolors';
import { type ExitCode, exitCodeOf, type SwarmError } from '../../protocol/errors.ts';
import { forTerminal } from './terminalText.ts';

export type Colors = ReturnType<typeof createColors>;

export interface Output {
  readonly json: boolean;
  /** Colours for stdout, and for stderr; plain where that is no terminal or NO_COLOR is set. */
  readonly colors: Colors;
  readonly errorColors: Colors;
  /** Of the terminal stdout is on, and stderr; without a terminal, lines are as long as they are. */
  readonly columns: number;
  readonly errorColumns: number;
  /** Whether a person sits at both ends: can be shown a plan and asked. */
  readonly interactive: boolean;
  readonly liveErrors: boolean; // stderr is a terminal: lines may be redrawn
  result(text: string): void;
  /** The one JSON document of a `--json` run. */
  document(value: unknown): void;
  say(text: string): void;
}

export interface OutputEnvironment {
  readonly noColor: boolean;
  readonly forceColor: boolean;
  readonly dumbTerminal: boolean;
}

/** Writes all of it, also into a pipe that is full; a reader that went away (`| head`) ends the output quietly. */
export function writeFully(descriptor: number, text: string): boolean {
  const bytes = Buffer.from(text, 'utf8');
  let at = 0;
  while (at < bytes.length) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (failure) {
      const code = (failure as NodeJS.ErrnoException).code;
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
      else return false;
    }
  }
  return true;
}

export function createOutput(json: boolean, environment: OutputEnvironment): Output {
  const colorful = (stream: NodeJS.WriteStream): boolean =>
    !environment.noColor && (environment.forceColor || (stream.isTTY === true && !environment.dumbTerminal));
  return {
    json,
    colors: createColors(!json && colorful(process.stdout)),
    errorColors: createColors(colorful(process.stderr)),
    columns: columnsOf(process.stdout),
    errorColumns: columnsOf(process.stderr),
    interactive: !json && process.stdin.isTTY === true && process.stdout.isTTY === true,
    liveErrors: process.stderr.isTTY === true && !environment.dumbTerminal,
    // Into a pipe results go byte for byte: a patch must still apply.
    result: (text) => void writeFully(1, line(process.stdout.isTTY === true ? forTerminal(text) : text)),
    document: (value) => void writeFully(1, `${JSON.stringify(value, jsonValue, 2)}\n`),
    say: (text) => void writeFully(2, line(forTerminal(text))),
  };
}

function columnsOf(stream: NodeJS.WriteStream): number {
  // A terminal that does not know its width says 0.
  return stream.isTTY === true ? stream.columns || 80 : Number.POSITIVE_INFINITY;
}

const line = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** 64-bit integers of the ledger are small enough for JSON numbers. */
function jsonValue(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Tells of a failure, in the form asked for, and gives the exit code it leads to. */
export function reportError(output: Output, error: SwarmError, extra: Readonly<Record<string, unknown>> = {}): ExitCode {
  const exitCode = exitCodeOf(error.code);
  if (output.json) output.document({ ok: false, error, exitCode, ...extra });
  const { red, dim } = output.errorColors;
  output.say(`${red('swarm:')} ${error.message}`);
  if (error.hint) output.say(dim(`  ${error.hint}`));
  return exitCode;
}
