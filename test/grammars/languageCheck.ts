/**
 * Test support: what is read out of a text, one line for each thing, so that an expectation reads as an
 * outline. `-` after a name: other files cannot name it. What follows `//` is its documentation.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSyntax } from '../../server/adapters/treeSitter/treeSitter.ts';
import { systemClock } from '../../server/base/clock.ts';
import { sha256Hex } from '../../server/base/hash.ts';
import { ok } from '../../server/base/result.ts';
import { applyEdits } from '../../server/base/textEdit.ts';
import type { Facts } from '../../server/core/facts/facts.ts';
import type { SyntaxPort } from '../../server/core/ports/syntaxPort.ts';
import { type ReflexPorts, runReflexChecks } from '../../server/core/runner/reflexChecks.ts';
import type { ReflexFile } from '../../server/core/runner/services.ts';
import { wideByExtension } from '../../server/core/terrain/generated/wideLanguages.ts';
import type { LanguageId, WideLanguageId } from '../../server/core/terrain/languageId.ts';
import type { FileOutline } from '../../server/core/terrain/outline/outline.ts';
import { ecmascriptRules } from '../../server/languages/ecmascript/rules.ts';
import { pythonRules } from '../../server/languages/python/rules.ts';
import { asContentHash, asWorkspacePath } from '../../server/protocol/ids.ts';
import { wasmFolder } from '../syntaxFixture.ts';

let loading: Promise<SyntaxPort> | undefined;

function sharedSyntax(): Promise<SyntaxPort> {
  loading ??= createSyntax(wasmFolder, [pythonRules, ecmascriptRules]);
  return loading;
}

/** A file of the project, or of a package that the lockfile installs. */
export function fileText(path: string): string {
  return readFileSync(join(wasmFolder, '..', path), 'utf8').replaceAll('\r\n', '\n');
}

export async function outlineOf(language: LanguageId, text: string): Promise<readonly string[]> {
  const { outline, problems } = (await sharedSyntax()).outline(language, text);
  return [...problems.map(({ context }) => `problem: ${context}`), ...symbolLines(outline), ...importLines(outline)];
}

/** Only the names, for files with much in them. */
export async function namesOf(language: LanguageId, text: string): Promise<readonly string[]> {
  return (await outlineOf(language, text)).map((line) => line.replace(/ \| .*/, ''));
}

function symbolLines({ symbols }: FileOutline): readonly string[] {
  const depths: number[] = [];
  const depthOf = (container: number): number => (container < 0 ? 0 : 1 + depthOf(symbols[container]!.container));
  return symbols.map(({ name, kind, container, containerName, exported, signature, doc }) => {
    depths.push(depthOf(container));
    const owner = containerName === undefined ? '' : `${containerName}::`;
    return `${'  '.repeat(depths.at(-1)!)}${kind} ${owner}${name}${exported ? '' : ' -'} | ${signature}${doc === '' ? '' : ` // ${doc}`}`;
  });
}

function importLines({ imports }: FileOutline): readonly string[] {
  return imports.map(({ specifier, names }) => `import ${specifier}${names.length > 0 ? `: ${names.join(', ')}` : ''}`);
}

/** What the reflexes find when the first `from` in a file of the language becomes `to`. */
export async function vetoes(language: WideLanguageId, text: string, from: string, to: string): Promise<readonly string[]> {
  const syntax = await sharedSyntax();
  const start = text.indexOf(from);
  if (start < 0) throw new Error(`“${from}” is not in the text`);
  const edit = { start, end: start + from.length, newText: to, reason: 'test', confidence: 1 };
  const extension = Object.keys(wideByExtension).find((each) => wideByExtension[each] === language);
  const path = asWorkspacePath(`file${extension}`);
  const hash = asContentHash(sha256Hex(text));
  const ports: ReflexPorts = {
    clock: systemClock,
    workspace: { mayWrite: () => Promise.resolve(ok(true as const)) } as unknown as ReflexPorts['workspace'],
    syntax,
    diskHash: () => hash,
    breathe: () => Promise.resolve(),
  };
  const file: ReflexFile = {
    path,
    newPath: path,
    origin: path,
    diskHash: hash,
    baseHash: hash,
    baseText: text,
    text: applyEdits(text, [edit]),
    edits: [edit],
  };
  const check = {
    files: [file],
    writeSet: [path],
    written: [],
    vacated: [],
    facts: { facts: { file: () => undefined } as unknown as Facts, fetch: () => Promise.resolve() },
  };
  const verdicts = await runReflexChecks(ports, check, new AbortController().signal);
  return verdicts.flatMap(({ reflex, findings }) => findings.map((finding) => `${reflex}: ${finding.text}`));
}
