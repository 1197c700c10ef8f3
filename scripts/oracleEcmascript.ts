/**
 * Compares the analyser's scoping with TypeScript's own language server: for a seeded random sample of names in real code,
 * the places in the file that mean the same symbol. Members are left out, since they need types.
 *
 *   node scripts/oracleEcmascript.ts [--sample N] [--seed N] [--verbose] FOLDER…
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { createSyntax } from '../server/adapters/treeSitter/treeSitter.ts';
import { LineIndex } from '../server/base/lineIndex.ts';
import { SeededRandomness } from '../server/base/randomness.ts';
import type { FileIndex, Occurrence } from '../server/core/terrain/fileIndex.ts';
import { deepLanguageOfPath } from '../server/core/terrain/languageId.ts';
import { ecmascriptRules } from '../server/languages/ecmascript/rules.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

interface Sampled {
  readonly path: string;
  readonly text: string;
  readonly index: FileIndex;
  readonly occurrence: Occurrence;
}

interface Highlight {
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** Names whose meaning scoping alone decides. */
function isLexical(index: FileIndex, occurrence: Occurrence): boolean {
  switch (occurrence.role) {
    case 'declaration':
    case 'reference':
    case 'shorthand':
    case 'importedName':
      break;
    default:
      return false;
  }
  const symbol = index.symbols[occurrence.symbol];
  if (symbol === undefined) return occurrence.role === 'reference';
  if (symbol.modifiers.includes('parameterProperty')) return false;
  switch (symbol.kind) {
    case 'method':
    case 'property':
    case 'attribute':
    case 'enumMember':
      return false;
    default:
      return true;
  }
}

/** Where the analyser sees the same symbol; for a name it does not bind, the other unbound references of that name. */
function ours(index: FileIndex, occurrence: Occurrence): Set<number> {
  // `export { X }` of a value and a type X means both.
  const symbols = new Set(index.occurrences.filter((each) => each.start === occurrence.start).map((each) => each.symbol));
  const same = index.occurrences.filter((each) =>
    occurrence.symbol >= 0
      ? symbols.has(each.symbol) && each.role !== 'string'
      : each.symbol < 0 && each.name === occurrence.name && (each.role === 'reference' || each.role === 'shorthand'),
  );
  return new Set(same.map((each) => each.start));
}

/**
 * The server also joins properties of the same name, and through `{ x }` other names taken from that property; where the
 * analyser sees a property, it says nothing either way. Comments are left out.
 */
function theirs(index: FileIndex, occurrence: Occurrence, text: string, highlights: readonly Highlight[]): Set<number> {
  const lines = new LineIndex(text);
  const starts = highlights.map(({ range: { start } }) => lines.offsetOf({ line: start.line + 1, column: start.character + 1 }) ?? -1);
  const lexical = new Set(index.occurrences.filter((each) => isLexical(index, each)).map((each) => each.start));
  const any = new Set(index.occurrences.map((each) => each.start));
  const joined = new Set(
    index.occurrences.filter((each) => each.role === 'shorthand' && each.symbol !== occurrence.symbol).map((each) => each.start),
  );
  const ofProperty = index.occurrences.some((each) => each.role === 'shorthand' && each.symbol === occurrence.symbol);
  return new Set(
    starts.filter((start) => !isInComment(text, start) && (lexical.has(start) || !any.has(start)) && !(ofProperty && joined.has(start))),
  );
}

function isInComment(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^\s*(?:\/\*|\*(?![\w$[])|\/\/)/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at + 1)) && !before.includes('*/');
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && deepLanguageOfPath(entry.name) !== undefined && deepLanguageOfPath(entry.name) !== 'python')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function startServer(folder: string): Promise<{ connection: MessageConnection; stop: () => void }> {
  const child = spawn(join(root, 'node_modules/.bin/tsc'), ['--lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) => items.map(() => ({})));
  connection.onRequest('client/registerCapability', () => null);
  connection.listen();
  const rootUri = pathToFileURL(folder).href;
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri,
    workspaceFolders: [{ uri: rootUri, name: 'x' }],
    capabilities: {},
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    stop: () => {
      connection.dispose();
      child.kill();
    },
  };
}

const languageIds = { typescript: 'typescript', tsx: 'typescriptreact', javascript: 'javascript', python: 'python' } as const;

async function compare(folder: string, sample: number, seed: number, verbose: boolean): Promise<void> {
  const syntax = await createSyntax(join(root, 'wasm'), [ecmascriptRules]);
  const all: Sampled[] = [];
  for (const path of sourcesIn(folder)) {
    const text = readFileSync(path, 'utf8');
    const { index } = syntax.index(deepLanguageOfPath(path) ?? 'typescript', text);
    for (const occurrence of index.occurrences) if (isLexical(index, occurrence)) all.push({ path, text, index, occurrence });
  }
  syntax.dispose();
  const random = new SeededRandomness(seed);
  const chosen = Array.from({ length: Math.min(sample, all.length) }, () => all[random.below(all.length)] as Sampled);
  chosen.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const server = await startServer(folder);
  let agreed = 0;
  let open: string | undefined;
  for (const { path, text, index, occurrence } of chosen) {
    const uri = pathToFileURL(path).href;
    if (open !== uri) {
      if (open !== undefined) await server.connection.sendNotification('textDocument/didClose', { textDocument: { uri: open } });
      const languageId = languageIds[deepLanguageOfPath(path) ?? 'typescript'];
      await server.connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
      open = uri;
    }
    const at = new LineIndex(text).at(occurrence.start);
    const position = { line: at.line - 1, character: at.column - 1 };
    const answer = await server.connection.sendRequest<Highlight[] | null>('textDocument/documentHighlight', {
      textDocument: { uri },
      position,
    });
    const mine = ours(index, occurrence);
    const other = theirs(index, occurrence, text, answer ?? []);
    const missing = [...other].filter((start) => !mine.has(start));
    // Unbound names are grouped by writing alone: a type and a value of the language are one group here, and two there.
    const extra = occurrence.symbol < 0 ? [] : [...mine].filter((start) => !other.has(start));
    if (missing.length === 0 && extra.length === 0) agreed++;
    else if (verbose) {
      const lines = new LineIndex(text);
      const show = (starts: number[]) => starts.map((start) => lines.at(start).line).join(',');
      console.log(
        `${path}:${at.line}:${at.column} ${occurrence.name} (${occurrence.role}): only theirs ${show(missing)}; only ours ${show(extra)}`,
      );
    }
  }
  server.stop();
  const share = ((100 * agreed) / chosen.length).toFixed(2);
  console.log(`${folder}: ${agreed} of ${chosen.length} sampled names agree (${share} %), out of ${all.length}; seed ${seed}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
  },
});
for (const folder of positionals) await compare(resolve(folder), Number(values.sample), Number(values.seed), values.verbose);
