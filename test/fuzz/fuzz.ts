/**
 * Damaged and huge texts in every language through everything that reads one. What must hold: nothing throws; nothing takes
 * longer than it may; every place lies in the text; and a tree or an index after edits is that of the text read anew.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Disposable } from '../../server/base/disposable.ts';
import { SeededRandomness } from '../../server/base/randomness.ts';
import { applyEdits } from '../../server/base/textEdit.ts';
import { threadTimeMs } from '../../server/base/threadTime.ts';
import type { SyntaxPort } from '../../server/core/ports/syntaxPort.ts';
import type { FileIndex } from '../../server/core/terrain/fileIndex.ts';
import { isDeep, type LanguageId } from '../../server/core/terrain/languageId.ts';
import { docUnitsMax, type FileOutline, outlineSymbolsMax, signatureUnitsMax } from '../../server/core/terrain/outline/outline.ts';
import { corpusOf } from './corpus.ts';
import { Mutation } from './mutation.ts';

export interface FuzzRound {
  readonly language: LanguageId;
  readonly seed: number;
  readonly hugeUnits: number; // length of a huge input; 0: none
  readonly fileMsMax: number; // of the thread that reads a file
}

export interface FuzzFinding extends FuzzRound {
  readonly input: string; // what was done to the text
  readonly units: number;
  readonly what: string;
  readonly text: string;
}

export interface FuzzResult {
  readonly findings: readonly FuzzFinding[];
  readonly inputs: number;
  readonly slowestMs: number;
  readonly slowest: string;
}

/** So that one seed is something else in each language. */
const languagesMax = 4_096;

/** Two of them: one sees every text after another, the other sees it anew. */
export interface FuzzedSyntax {
  readonly syntax: SyntaxPort & Disposable;
  readonly alone: SyntaxPort & Disposable;
}

export function fuzzRound({ syntax, alone }: FuzzedSyntax, round: FuzzRound): FuzzResult {
  const { language, seed, hugeUnits, fileMsMax } = round;
  const mutation = new Mutation(new SeededRandomness(seed * languagesMax + language.length * 31 + language.charCodeAt(0)));
  const findings: FuzzFinding[] = [];
  let inputs = 0;
  let slowestMs = 0;
  let slowest = '';
  const check = (input: string, text: string, read: () => readonly string[]): void => {
    inputs += 1;
    const started = threadTimeMs();
    let wrong: readonly string[];
    try {
      wrong = read();
    } catch (failure) {
      wrong = [`it throws: ${failure instanceof Error ? failure.stack : String(failure)}`];
    }
    const ms = threadTimeMs() - started;
    if (ms > slowestMs) [slowestMs, slowest] = [ms, `${language}, ${input}, seed ${seed}, ${text.length} units`];
    if (ms > fileMsMax) wrong = [...wrong, `it takes ${ms.toFixed(0)} ms`];
    findings.push(...wrong.map((what) => ({ ...round, input, units: text.length, what, text })));
  };
  const all = (input: string, text: string): void => {
    check(input, text, () => wrongOutlined(syntax, language, text));
    if (isDeep(language)) check(`${input}, indexed`, text, () => [...wrongIndex(syntax.index(language, text).index, text)]);
  };

  const sound = mutation.one(corpusOf(language));
  all('truncated', mutation.truncated(sound));
  all('mutated', applyEdits(sound, mutation.edits(sound, 8)));
  all('noise', mutation.noise(200));
  if (hugeUnits > 0) all('huge', mutation.huge(sound, hugeUnits));
  const start = sound.length > 6_000 ? sound.slice(0, 6_000) : sound;
  check('edited', start, () => wrongAfterEdits({ syntax, alone }, language, start, mutation));
  return { findings, inputs, slowestMs, slowest };
}

/** Places must lie in the text. */
function wrongOutlined(syntax: SyntaxPort, language: LanguageId, text: string): readonly string[] {
  const { outline, problems } = syntax.outline(language, text);
  const wrong = [...wrongOutline(outline, text)];
  for (const { start, end } of problems) if (!lies(start, end, text)) wrong.push(`a problem at ${start}-${end}`);
  return wrong;
}

const lies = (start: number, end: number, { length }: string): boolean => 0 <= start && start <= end && end <= length;

function* wrongOutline({ symbols, imports }: FileOutline, text: string): Generator<string> {
  if (symbols.length > outlineSymbolsMax) yield `${symbols.length} symbols`;
  for (const [at, { name, start, end, nameExtent, container, signature, doc }] of symbols.entries()) {
    if (name === '') yield 'a symbol without a name';
    if (!lies(start, end, text) || !lies(nameExtent.start, nameExtent.end, text)) yield `the symbol ${name} at ${start}-${end}`;
    if (container >= symbols.length || container === at) yield `the symbol ${name} in ${container}`;
    if (signature.length > signatureUnitsMax * 2 || doc.length > docUnitsMax) yield `too much is said of ${name}`;
  }
  for (let at = 0; at < symbols.length; at++) {
    let steps = 0;
    for (let around = symbols[at]; around && around.container >= 0; around = symbols[around.container])
      if (++steps > symbols.length) {
        yield 'containers in a circle';
        return;
      }
  }
  for (const { start, end, specifier } of imports) if (!lies(start, end, text) || specifier === '') yield `the import ${specifier}`;
}

function* wrongIndex({ symbols, scopes, occurrences }: FileIndex, text: string): Generator<string> {
  for (const { start, end } of scopes) if (!lies(start, end, text)) yield `a scope at ${start}-${end}`;
  for (const { name, extent, nameExtent, scope, container } of symbols) {
    if (!lies(extent.start, extent.end, text) || !lies(nameExtent.start, nameExtent.end, text)) yield `the name ${name} at ${extent.start}`;
    if (scope >= scopes.length || container >= symbols.length) yield `the name ${name} in ${scope}, ${container}`;
  }
  for (const { name, start, end, symbol } of occurrences)
    if (!lies(start, end, text) || symbol >= symbols.length) yield `the place of ${name} at ${start}`;
}

/** Typed in the one, which follows; read anew in the other. */
function wrongAfterEdits({ syntax, alone }: FuzzedSyntax, language: LanguageId, start: string, mutation: Mutation): readonly string[] {
  const wrong: string[] = [];
  const document = `fuzz ${language}`;
  let text = start;
  syntax.follow(document, language, text);
  for (let step = 0; step < 4; step++) {
    const edits = mutation.edits(text, 3);
    const from = { text, edits };
    text = applyEdits(text, edits);
    alone.problems(language, ''); // so that it has nothing alike to start from
    const problems = syntax.problems(language, text, from);
    if (!isDeepStrictEqual(problems, alone.problems(language, text))) wrong.push(`other problems after step ${step}`);
    syntax.follow(document, language, text);
    if (!isDeepStrictEqual(syntax.outline(language, text), alone.outline(language, text))) wrong.push(`another outline after step ${step}`);
    if (isDeep(language) && !isDeepStrictEqual(syntax.index(language, text), alone.index(language, text)))
      wrong.push(`another index after step ${step}`);
    wrong.push(...wrongOutlined(syntax, language, text));
    if (isDeep(language)) wrong.push(...wrongIndex(syntax.index(language, text).index, text));
  }
  syntax.unfollow(document);
  return wrong;
}
