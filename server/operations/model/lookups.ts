/**
 * What a model may look up: names of files and symbols, some lines of a file, and how code hangs together. Read-only, over the facts of the mission,
 * so that it sees what the engine sees: nothing outside the folder, nothing ignored, nothing denied. Bounded in all.
 */
import { LineIndex } from '../../base/lineIndex.ts';
import type { FactSource } from '../../core/brain/brain.ts';
import type { FileFact } from '../../core/facts/facts.ts';
import type { ModelTool } from '../../core/ports/modelPort.ts';
import { deniedBecause } from '../../core/reflex/denyList.ts';
import { nearestNames } from '../../core/terrain/find/names/nearestNames.ts';
import type { RulesByFamily } from '../../core/terrain/terrain.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { callerLines, importLines, outlineLines, type RelationAnswer, relationTools } from './relationLookups.ts';

const lookupLimits = {
  namesMax: 60, // of files, or of places of symbols, in one answer
  symbolsMax: 12, // different names whose places are looked for in one answer
  filesPerSymbolMax: 12,
  linesMax: 200, // of a file, in one answer
  lineUnitsMax: 400, // a longer line is cut
  unitsMax: 120_000, // UTF-16 units in all answers of one conversation
} as const;

const text = (description: string) => ({ type: 'string', description });
const line = { type: 'integer', minimum: 1 };

export const lookupTools: readonly ModelTool[] = [
  {
    name: 'find_files',
    description: 'Lists the files of the workspace whose path contains some letters. Upper and lower case are the same.',
    schema: { properties: { contains: text('Part of a path; empty for all files.') }, required: ['contains'] },
  },
  {
    name: 'find_symbols',
    description: 'Finds functions, classes, methods, variables and the like whose name contains some letters, with their kinds and places.',
    schema: { properties: { contains: text('Part of a name: "parse", "row".') }, required: ['contains'] },
  },
  {
    name: 'read_file',
    description: `Shows lines of a file, at most ${lookupLimits.linesMax} at a time, each with its number.`,
    schema: { properties: { path: text('As find_files gives it.'), fromLine: line, toLine: line }, required: ['path'] },
  },
  ...relationTools,
];

export interface LookupAnswer {
  readonly text: string;
  readonly failed: boolean;
}

export class Lookups {
  readonly #source: FactSource;
  readonly #signal: AbortSignal;
  readonly #rules: RulesByFamily;
  readonly #shown = new Set<WorkspacePath>();
  #unitsLeft: number = lookupLimits.unitsMax;

  constructor(source: FactSource, signal: AbortSignal, rules: RulesByFamily) {
    this.#source = source;
    this.#signal = signal;
    this.#rules = rules;
  }

  /** Files of which any content was handed out. */
  get shown(): readonly WorkspacePath[] {
    return [...this.#shown].sort();
  }

  /** undefined: no such tool. */
  async answer(tool: string, input: unknown): Promise<LookupAnswer | undefined> {
    const given = (typeof input === 'object' && input !== null ? input : {}) as Readonly<Record<string, unknown>>;
    switch (tool) {
      case 'find_files':
        return this.#bounded(await this.#files(wordOf(given['contains'])));
      case 'find_symbols':
        return this.#bounded(await this.#symbols(wordOf(given['contains'])));
      case 'read_file':
        return this.#bounded(await this.#lines(wordOf(given['path']), lineOf(given['fromLine'], 1), lineOf(given['toLine'], undefined)));
      case 'outline_file':
        return this.#bounded(await this.#ofFile(wordOf(given['path']), async (path) => outlineLines(await this.#file(path))));
      case 'find_imports':
        return this.#bounded(
          await this.#ofFile(wordOf(given['path']), (path) => importLines(this.#source, this.#signal, this.#rules, path)),
        );
      case 'find_callers':
        return this.#bounded(await this.#callers(wordOf(given['name'])));
      default:
        return undefined;
    }
  }

  #bounded(answer: LookupAnswer): LookupAnswer {
    if (answer.text.length > this.#unitsLeft) return { text: 'No more can be looked up in this conversation. Decide now.', failed: true };
    this.#unitsLeft -= answer.text.length;
    return answer;
  }

  async #paths(): Promise<readonly WorkspacePath[]> {
    await this.#source.fetch([{ kind: 'paths' }], this.#signal);
    return (this.#source.facts.paths()?.paths ?? []).filter((path) => deniedBecause(path) === undefined);
  }

  async #files(contains: string): Promise<LookupAnswer> {
    const found = (await this.#paths()).filter((path) => path.toLowerCase().includes(contains.toLowerCase()));
    return { text: listed(found, 'No file has that in its path.'), failed: false };
  }

  async #symbols(contains: string): Promise<LookupAnswer> {
    if (contains === '') return { text: 'Give some letters of the name.', failed: true };
    const { facts } = this.#source;
    await this.#source.fetch([{ kind: 'symbolNames' }], this.#signal);
    const wanted = contains.toLowerCase();
    const all = facts.symbolNames() ?? [];
    const names = all.filter((name) => name.toLowerCase().includes(wanted)).sort((a, b) => a.length - b.length);
    const near = names.length > 0 ? names.slice(0, lookupLimits.symbolsMax) : nearestNames(contains, all, lookupLimits.symbolsMax);
    await this.#source.fetch(
      near.map((word) => ({ kind: 'mentions', word })),
      this.#signal,
    );
    const places: string[] = [];
    for (const name of near) places.push(...(await this.#placesOf(name)));
    const more = names.length > near.length ? `\n… and ${names.length - near.length} other names: ask for more letters.` : '';
    const instead = names.length === 0 && near.length > 0 ? 'No symbol has that in its name. The nearest are:\n' : '';
    return { text: instead + listed(places, 'No symbol has that in its name.') + more, failed: false };
  }

  /** "method next of Reader  app/readers.py:12" */
  async #placesOf(name: string): Promise<readonly string[]> {
    const paths = (this.#source.facts.mentions(name)?.code ?? []).slice(0, lookupLimits.filesPerSymbolMax);
    const places: string[] = [];
    for (const path of paths) {
      const fact = await this.#file(path);
      if (fact?.state !== 'indexed') continue;
      const lines = new LineIndex(fact.text);
      for (const { kind, container, nameExtent } of fact.index.symbols.filter(
        (symbol) => symbol.name === name && symbol.kind !== 'import',
      )) {
        const owner = fact.index.symbols[container]?.name;
        places.push(`${kind} ${name}${owner === undefined ? '' : ` of ${owner}`}  ${path}:${lines.at(nameExtent.start).line}`);
        this.#shown.add(path);
      }
    }
    return places;
  }

  async #lines(path: string, from: number, to: number | undefined): Promise<LookupAnswer> {
    const listedPath = (await this.#paths()).find((each) => each === path);
    if (listedPath === undefined) return { text: `There is no file “${path}” that may be read.`, failed: true };
    const fact = await this.#file(listedPath);
    if (fact === undefined || fact.state === 'unreadable')
      return { text: `${path} cannot be read: ${fact?.detail ?? 'unknown'}.`, failed: true };
    this.#shown.add(listedPath);
    const lines = fact.text.split(/\r\n|\r|\n/);
    const last = Math.min(to ?? lines.length, lines.length, from + lookupLimits.linesMax - 1);
    const shown = lines.slice(from - 1, last).map((content, index) => `${from + index}\t${content.slice(0, lookupLimits.lineUnitsMax)}`);
    return { text: `${path}, lines ${from} to ${last} of ${lines.length}\n${shown.join('\n')}`, failed: false };
  }

  async #ofFile(path: string, ask: (path: WorkspacePath) => Promise<RelationAnswer>): Promise<LookupAnswer> {
    const listedPath = (await this.#paths()).find((each) => each === path);
    if (listedPath === undefined) return { text: `There is no file “${path}” that may be read.`, failed: true };
    return this.#told(await ask(listedPath), 'There is nothing of the kind in it.');
  }

  async #callers(name: string): Promise<LookupAnswer> {
    if (name === '') return { text: 'Give the name of a function, method or class.', failed: true };
    return this.#told(await callerLines(this.#source, this.#signal, this.#rules, name), 'Nothing calls it, as far as can be told.');
  }

  /** Nothing is told of files that may not be read. */
  #told(answer: RelationAnswer, none: string): LookupAnswer {
    if (!answer.ok) return { text: answer.why, failed: true };
    if (answer.paths.some((path) => deniedBecause(path) !== undefined))
      return { text: 'Some of it is in files that may not be read.', failed: true };
    for (const path of answer.paths) this.#shown.add(path);
    return { text: listed(answer.lines, none), failed: false };
  }

  async #file(path: WorkspacePath): Promise<FileFact | undefined> {
    await this.#source.fetch([{ kind: 'file', path }], this.#signal);
    return this.#source.facts.file(path);
  }
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function lineOf<T>(value: unknown, otherwise: T): number | T {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : otherwise;
}

function listed(found: readonly string[], none: string): string {
  if (found.length === 0) return none;
  const more = found.length > lookupLimits.namesMax ? `\n… and ${found.length - lookupLimits.namesMax} more: ask for more letters.` : '';
  return found.slice(0, lookupLimits.namesMax).join('\n') + more;
}
