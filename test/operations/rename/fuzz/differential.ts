/** Runs random programs before and after a random rename; what they show must be the same. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LineIndex } from '../../../../server/base/lineIndex.ts';
import { deepLanguageOfPath } from '../../../../server/core/terrain/languageId.ts';
import { sharedSyntax } from '../../../support/sharedSyntax.ts';
import { reflexFindings } from '../../carryOut.ts';
import { rename } from '../checkRename.ts';
import { Dice } from './dice.ts';

export type Program = ReadonlyMap<string, string>;

export interface Language {
  readonly program: (seed: number) => Program;
  readonly names: readonly string[];
  /** Modules whose symbols are not renamed. */
  readonly fixed: readonly string[];
  /** What each program shows; undefined when it cannot run at all. */
  readonly run: (folders: readonly string[]) => readonly (string | undefined)[];
}

export interface Trial {
  readonly seed: number;
  readonly what: string;
  readonly before: Program;
  readonly after: Program;
}

export interface Verdicts {
  readonly kept: number;
  readonly refused: number;
  readonly broken: readonly (Trial & { readonly shown: string | undefined; readonly expected: string })[];
  readonly vetoedByReflex: readonly (Trial & { readonly findings: readonly string[] })[];
}

const DRIVER_MS_MAX = 240_000;
const OUTPUT_BYTES_MAX = 256 * 1024 * 1024;

export async function differential(language: Language, seeds: readonly number[], renamesEach: number): Promise<Verdicts> {
  const trials: Trial[] = [];
  const vetoed: (Trial & { findings: readonly string[] })[] = [];
  let refused = 0;
  for (const seed of seeds) {
    const before = language.program(seed);
    for (let round = 0; round < renamesEach; round++) {
      const outcome = await attempt(language, before, seed, round);
      if (outcome === 'refused') refused += 1;
      else if ('findings' in outcome) vetoed.push(outcome);
      else trials.push(outcome);
    }
  }
  const befores = new Map(trials.map(({ before }) => [before, '']));
  const shown = runAll(language, [...befores.keys(), ...trials.map(({ after }) => after)]);
  const expected = new Map([...befores.keys()].map((program, i) => [program, shown[i]]));
  const broken = trials.flatMap((trial, i) => {
    const wanted = expected.get(trial.before);
    const got = shown[befores.size + i];
    return wanted === undefined || wanted === got ? [] : [{ ...trial, shown: got, expected: wanted }];
  });
  const ran = trials.filter(({ before }) => expected.get(before) !== undefined).length;
  return { kept: ran - broken.length, refused, broken, vetoedByReflex: vetoed };
}

async function attempt(
  language: Language,
  before: Program,
  seed: number,
  round: number,
): Promise<'refused' | Trial | (Trial & { findings: readonly string[] })> {
  const dice = new Dice(seed * 1_000 + round);
  const parser = await sharedSyntax();
  const places = [...before].flatMap(([path, text]) => {
    const id = deepLanguageOfPath(path);
    if (!id || language.fixed.includes(path)) return [];
    const { symbols } = parser.index(id, text).index;
    return symbols.filter(({ name }) => language.names.includes(name)).map((symbol) => ({ path, text, symbol }));
  });
  if (places.length === 0) return 'refused';
  const { path, text, symbol } = dice.one(places);
  const to = dice.chance(60) ? 'fresh' : dice.one(language.names.filter((name) => name !== symbol.name));
  const { line, column } = new LineIndex(text).at(symbol.nameExtent.start);
  const outcome = await rename(before, { path, line, column, endLine: line, endColumn: column }, { to });
  if ('refusal' in outcome) return 'refused';
  const { result } = outcome;
  if (result.located.moves.length > 0 || result.located.collisions.length > 0 || (result.located.unsettled?.length ?? 0) > 0)
    return 'refused';
  const what = `seed ${seed}, round ${round}: ${symbol.kind} ${symbol.name} at ${path}:${line}:${column} to ${to}`;
  const trial = { seed, what, before, after: result.after };
  const findings = await reflexFindings(before, result);
  return findings.length > 0 ? { ...trial, findings } : trial;
}

function runAll(language: Language, programs: readonly Program[]): readonly (string | undefined)[] {
  const root = mkdtempSync(join(tmpdir(), 'swarm-fuzz-'));
  try {
    const folders = programs.map((program, i) => {
      const folder = join(root, `p${i}`);
      mkdirSync(folder);
      for (const [path, text] of program) writeFileSync(join(folder, path), text);
      return folder;
    });
    return language.run(folders);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Runs a driver over folders, named by its input's lines; it answers with a JSON array. */
export function drive(command: string, args: readonly string[], folders: readonly string[]): readonly (string | undefined)[] {
  const { stdout, status, stderr } = spawnSync(command, args, {
    input: folders.join('\n'),
    encoding: 'utf8',
    timeout: DRIVER_MS_MAX,
    maxBuffer: OUTPUT_BYTES_MAX,
  });
  if (status !== 0) throw new Error(`the driver failed: ${stderr.slice(-2_000)}`);
  return (JSON.parse(stdout) as (string | null)[]).map((each) => each ?? undefined);
}

/** The lines in which two programs differ, for people. */
export function differences(before: Program, after: Program): string {
  return [...before]
    .flatMap(([path, text]) => {
      const lines = text.split('\n');
      const now = (after.get(path) ?? '').split('\n');
      return lines.flatMap((line, i) => (line === now[i] ? [] : [`${path}:${i + 1}  ${line.trim()}  =>  ${now[i]?.trim()}`]));
    })
    .join('\n');
}
