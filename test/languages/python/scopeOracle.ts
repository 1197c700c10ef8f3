/** Compares the scoping of Python files with the interpreter's own: which names are the same variable, and which are bound nowhere. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SyntaxPort } from '../../../server/core/ports/syntaxPort.ts';
import { NONE } from '../../../server/core/terrain/fileIndex.ts';

export interface Comparison {
  readonly files: number;
  readonly names: number;
  readonly agreeing: number;
  readonly left: readonly string[]; // files the oracle could not read, with its reason
  readonly disagreements: readonly string[]; // "path:line name: …"
}

interface OracleLine {
  readonly path: string;
  readonly error?: string;
  readonly groups: readonly (readonly number[])[];
  readonly unbound: readonly number[];
}

export function pythonFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.pyi?$/.test(path))
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile())
    .sort();
}

/** Undefined when there is no `python3` to ask. */
export function compareScopes(syntax: SyntaxPort, paths: readonly string[]): Comparison | undefined {
  const script = join(dirname(fileURLToPath(import.meta.url)), 'symtableOracle.py');
  const run = spawnSync('python3', ['-W', 'ignore', script], { input: paths.join('\n'), encoding: 'utf8', maxBuffer: 512 * 1024 * 1024 });
  if (run.error !== undefined || run.status !== 0) return undefined;
  const left: string[] = [];
  const disagreements: string[] = [];
  let names = 0;
  let files = 0;
  for (const line of run.stdout.split('\n')) {
    if (line === '') continue;
    const oracle = JSON.parse(line) as OracleLine;
    if (oracle.error !== undefined) {
      left.push(`${oracle.path}: ${oracle.error}`);
      continue;
    }
    files += 1;
    names += oracle.groups.reduce((sum, group) => sum + group.length, 0) + oracle.unbound.length;
    disagreements.push(...disagreementsIn(syntax, oracle));
  }
  return { files, names, agreeing: names - disagreements.length, left, disagreements };
}

/** `name = name` at the beginning of a line, asked of the second. */
function takesOver(text: string, offset: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  const name = /^\s*([\p{XID_Continue}]+)(?:\s*:[^=]*)?\s*=\s*$/u.exec(before)?.[1];
  return name !== undefined && text.startsWith(name, offset);
}

function disagreementsIn(syntax: SyntaxPort, { path, groups, unbound }: OracleLine): readonly string[] {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  const { index } = syntax.index('python', text);
  const symbolAt = new Map<number, number>();
  for (const occurrence of index.occurrences) {
    if (occurrence.role === 'member' || occurrence.role === 'keyword') continue;
    symbolAt.set(occurrence.start, occurrence.symbol);
  }
  const found: string[] = [];
  const say = (offset: number, what: string) => {
    const line = text.slice(0, offset).split('\n').length;
    found.push(`${path}:${line} ${/^[\p{XID_Continue}]+/u.exec(text.slice(offset))?.[0]}: ${what}`);
  };
  const taken = new Map<number, number>();
  // A class defined twice, under a condition, is one symbol with one set of members: there the compiler's bodies are two on purpose.
  const isMember = (symbol: number) => (index.symbols[symbol]?.container ?? NONE) !== NONE && index.symbols[symbol]?.kind !== 'parameter';
  groups.forEach((group, i) => {
    // The symbol most of the group resolves to stands for it; every other member, and every symbol shared by two groups, disagrees.
    const symbol = symbolAt.get(group[0] ?? -1) ?? NONE;
    const other = taken.get(symbol);
    taken.set(symbol, i);
    for (const offset of group) {
      const own = symbolAt.get(offset);
      if (own === undefined) say(offset, 'has no occurrence');
      else if (own === NONE) {
        // The compiler tells scopes, not times: the right side of `x = x` at the top is what x was before.
        if (!takesOver(text, offset)) say(offset, 'is bound, and was not resolved');
      } else if (own !== symbol) say(offset, 'is the same variable as another, and was told apart');
      else if (other !== undefined && !isMember(own)) say(offset, 'is another variable than one it was resolved to');
    }
  });
  for (const offset of unbound) if (symbolAt.get(offset) !== NONE) say(offset, 'is bound nowhere, and was resolved');
  return found;
}
