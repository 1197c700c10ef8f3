/** Random applications of all operations to real files, and what came of each: no result may add a syntax error. */
import { applyEdits } from '../../../server/base/textEdit.ts';
import type { Operation } from '../../../server/core/operation/operation.ts';
import { asWritten, judgeSyntax } from '../../../server/core/reflex/syntax.ts';
import { deepLanguageOfPath } from '../../../server/core/terrain/languageId.ts';
import { createOperations } from '../../../server/operations/registry.ts';
import type { Files } from '../../support/memoryWorkspace.ts';
import { rules, sharedSyntax } from '../../support/sharedSyntax.ts';
import { carryOut, type OperationResult, reflexFindings } from '../carryOut.ts';
import { Dice } from '../rename/fuzz/dice.ts';
import { type DeclaringFile, randomArguments } from './randomArguments.ts';
import { keptIndexes, parsedText, type SourceName, sourceNames, sourcesOf } from './realSources.ts';

export interface Application {
  readonly seed: number;
  readonly source: SourceName;
  readonly operation: string;
  readonly args: unknown;
  readonly outcome: 'refused' | 'collision' | 'done' | 'vetoed' | 'broken' | 'threw';
  /** Of a refusal its code; of what was vetoed, broken or thrown the words. */
  readonly findings: readonly string[];
  readonly ms: number;
}

export const operations: readonly Operation[] = [...createOperations(rules).values()];

/** Drawn by the seed: the same gives the same. */
export async function applyAtRandom(seed: number, only?: string, on?: SourceName): Promise<Application> {
  const dice = new Dice(seed);
  const operation = only === undefined ? dice.one(operations) : operations.find(({ name }) => name === only);
  if (!operation) throw new Error(`no such operation: ${only}; there are: ${operations.map(({ name }) => name).join(', ')}`);
  const { name: source, files } = sourcesOf(on ?? dice.one(sourceNames));
  const args = randomArguments(operation, await declaring(source, files), dice);
  const startedMs = performance.now();
  const told = await outcomeOf(files, operation.name, args);
  return { seed, source, operation: operation.name, args, ...told, ms: performance.now() - startedMs };
}

/** What one application comes to, syntax and reflexes looked at. */
export async function outcomeOf(files: Files, operation: string, args: unknown): Promise<Pick<Application, 'outcome' | 'findings'>> {
  try {
    const outcome = await carryOut(files, operation, args, { known: keptIndexes });
    if ('refusal' in outcome) return { outcome: 'refused', findings: [outcome.refusal.error.code, outcome.refusal.error.message] };
    const { result } = outcome;
    if (result.located.collisions.length > 0) return { outcome: 'collision', findings: result.located.collisions.map(({ rule }) => rule) };
    const broken = await addedSyntaxErrors(files, result);
    if (broken.length > 0) return { outcome: 'broken', findings: broken };
    const vetoed = await reflexFindings(files, result);
    return vetoed.length > 0 ? { outcome: 'vetoed', findings: vetoed } : { outcome: 'done', findings: [] };
  } catch (failure) {
    return { outcome: 'threw', findings: [failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)] };
  }
}

async function addedSyntaxErrors(files: Files, { proposals }: OperationResult): Promise<readonly string[]> {
  const parser = await sharedSyntax();
  const findings: string[] = [];
  const moved = new Set<string>();
  for (const { path, baseHash } of proposals) {
    const language = baseHash === undefined ? undefined : deepLanguageOfPath(path);
    const text = files.get(path) ?? '';
    if (language) for (const each of asWritten(text, (await parsedText(language, text)).problems)) moved.add(each);
  }
  for (const { path, newPath, baseHash, deleted, edits } of proposals) {
    const language = deepLanguageOfPath(path);
    if (!language || deleted || edits.length === 0) continue;
    const text = baseHash === undefined ? '' : (files.get(path) ?? '');
    const { problems: before } = await parsedText(language, text);
    const now = applyEdits(text, edits);
    const after = parser.problems(deepLanguageOfPath(newPath ?? path) ?? language, now);
    for (const { text: said, at } of judgeSyntax({ path, before, after, edits, text: now, moved: () => moved })) {
      const start = Math.max(0, now.lastIndexOf('\n', (at?.start ?? 0) - 1) - 120);
      findings.push(`${path}: ${said} …${JSON.stringify(now.slice(start, (at?.start ?? 0) + 160))}`);
    }
  }
  return findings;
}

const declared = new Map<SourceName, readonly DeclaringFile[]>();

/** Files that declare nothing are left out: nothing can be asked about them. */
export async function declaring(source: SourceName, files: Files): Promise<readonly DeclaringFile[]> {
  let found = declared.get(source);
  if (!found) {
    const all: DeclaringFile[] = [];
    for (const [path, text] of files) {
      const language = deepLanguageOfPath(path);
      const index = language && (await parsedText(language, text)).index;
      if (index && index.symbols.length > 0) all.push({ path, text, index });
    }
    found = all;
    declared.set(source, found);
  }
  return found;
}
