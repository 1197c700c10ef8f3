/**
 * The reflexes on a one-place edit in a file of 10,000 lines, as a mission runs them: the base is indexed already and its
 * tree is kept; the syntax reflex parses the proposed text from that, the bindings reflex indexes the outcome. Beside it what
 * tree-sitter alone takes, for the whole text and for the edit on a tree that was kept.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { createSyntax } from '../../../server/adapters/treeSitter/treeSitter.ts';
import { systemClock } from '../../../server/base/clock.ts';
import { sha256Hex } from '../../../server/base/hash.ts';
import { SeededRandomness } from '../../../server/base/randomness.ts';
import { ok } from '../../../server/base/result.ts';
import type { Facts } from '../../../server/core/facts/facts.ts';
import type { ReasonedEdit } from '../../../server/core/operation/operation.ts';
import type { SyntaxPort } from '../../../server/core/ports/syntaxPort.ts';
import { type ReflexPorts, runReflexChecks } from '../../../server/core/runner/reflexChecks.ts';
import type { ReflexFile } from '../../../server/core/runner/services.ts';
import type { ReflexName } from '../../../server/core/swarm/inputs.ts';
import { languageRules } from '../../../server/hosts/languageRules.ts';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';
import { noFacts } from '../../support/noFacts.ts';
import { projectRoot } from '../ground/childProcess.ts';
import { type GeneratedLanguage, generatedCode } from '../ground/generatedCode.ts';
import { alternating, compared, percentile, timed, timedAsync } from '../measurement.ts';
import type { Bench } from '../subject.ts';

const lines = 10_000;
const wasm = join(projectRoot, 'wasm');
/** Inserts a character into a word of the text, a different one each time: the edit that a rename makes in one place. */
function oneEdit(text: string, random: SeededRandomness): { readonly text: string; readonly edit: ReasonedEdit } {
  const found = text.indexOf('result', random.below(text.length - 2_000));
  const edit = { start: found, end: found + 'result'.length, newText: `outcome${random.below(100)}`, reason: 'bench', confidence: 1 };
  return { text: text.slice(0, edit.start) + edit.newText + text.slice(edit.end), edit };
}

async function measure(language: GeneratedLanguage, syntax: SyntaxPort, bare: Parser, { scale, report }: Bench): Promise<void> {
  const base = generatedCode(language, new SeededRandomness(5), lines);
  const random = new SeededRandomness(6);
  const path = asWorkspacePath(language === 'python' ? 'large.py' : 'large.ts');
  const hash = asContentHash(sha256Hex(base));
  const known = syntax.index(language, base);
  const facts: Facts = {
    ...noFacts,
    file: () => ({ state: 'indexed', path, hash, text: base, writable: true, language, index: known.index, problems: known.problems }),
  };
  const ports: ReflexPorts = {
    clock: systemClock,
    workspace: { mayWrite: () => Promise.resolve(ok(true as const)) } as unknown as ReflexPorts['workspace'],
    syntax,
    diskHash: () => hash,
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  };
  const judged = new Map<ReflexName, number[]>();
  const reflexes = async (): Promise<number> => {
    const { text, edit } = oneEdit(base, random);
    const file: ReflexFile = { path, newPath: path, origin: path, diskHash: hash, baseHash: hash, baseText: base, text, edits: [edit] };
    const check = { files: [file], writeSet: [path], written: [], vacated: [], facts: { facts, fetch: () => Promise.resolve() } };
    let verdicts: Awaited<ReturnType<typeof runReflexChecks>> = [];
    const ms = await timedAsync(async () => {
      verdicts = await runReflexChecks(ports, check, new AbortController().signal);
    });
    for (const { reflex, durationMs } of verdicts) judged.set(reflex, [...(judged.get(reflex) ?? []), durationMs]);
    return ms;
  };
  const problemsAlone = () => {
    const { text } = oneEdit(base, random);
    return timed(() => syntax.problems(language, text));
  };
  const fullParse = () => {
    const { text } = oneEdit(base, random);
    return timed(() => bare.parse(text)?.delete());
  };
  const baseTree = bare.parse(base);
  const incrementalParse = () => {
    const { text, edit } = oneEdit(base, random);
    const tree = baseTree?.copy();
    const position = (at: number) => {
      const row = base.slice(0, at).split('\n').length - 1;
      return { row, column: at - (base.lastIndexOf('\n', at - 1) + 1) };
    };
    const startPosition = position(edit.start);
    const newEndIndex = edit.start + edit.newText.length;
    const edited = {
      startIndex: edit.start,
      oldEndIndex: edit.end,
      newEndIndex,
      startPosition,
      oldEndPosition: position(edit.end),
      newEndPosition: { row: startPosition.row, column: startPosition.column + edit.newText.length },
    };
    const ms = timed(() => {
      tree?.edit(edited as Parameters<NonNullable<typeof tree>['edit']>[0]);
      bare.parse(text, tree)?.delete();
    });
    tree?.delete();
    return ms;
  };
  const works = [reflexes, problemsAlone, fullParse, incrementalParse] as const;
  await alternating(3, ...works);
  judged.clear();
  const repetitions = scale === 'quick' ? 15 : 40;
  const [all = [], problems = [], full = [], incremental = []] = await alternating(repetitions, ...works);
  baseTree?.delete();

  const words = `${language === 'python' ? 'Python' : 'TypeScript'}, ${(base.split('\n').length - 1).toLocaleString('en')} lines`;
  const syntaxMs = judged.get('syntax') ?? [];
  for (const percent of [50, 95]) {
    const value = percentile(syntaxMs, percent);
    const peer = { name: 'parsing the whole text', value: percentile(full, percent) };
    const goal = percent === 95 ? { goal: '< 5 ms' } : {};
    report(compared({ name: `syntax reflex, ${words}, p${percent}`, value, unit: 'ms', ...goal }, peer));
  }
  const kept = { name: 'parsing the edit on a kept tree', value: percentile(incremental, 95) };
  report(compared({ name: `syntax reflex, ${words}, p95`, value: percentile(syntaxMs, 95), unit: 'ms' }, kept));
  const alone = { name: 'parsing the whole text', value: percentile(full, 95) };
  report(compared({ name: `bindings reflex, ${words}, p95`, value: percentile(judged.get('bindings') ?? [], 95), unit: 'ms' }, alone));
  report({ name: `all four reflexes, ${words}, p95`, value: percentile(all, 95), unit: 'ms' });
  report(compared({ name: `syntax problems without an index, ${words}, p95`, value: percentile(problems, 95), unit: 'ms' }, alone));
}

export async function subject(bench: Bench): Promise<void> {
  const syntax = await createSyntax(wasm, Object.values(languageRules));
  for (const language of ['python', 'typescript'] as const) {
    const bare = new Parser();
    bare.setLanguage(await Language.load(readFileSync(join(wasm, `${language}.wasm`))));
    await measure(language, syntax, bare, bench);
    bare.delete();
  }
  syntax.dispose();
}
