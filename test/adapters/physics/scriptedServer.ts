/**
 * A language server that does as its argument says, for a language in which "use x" needs a "def x" in any open file, and
 * "BROKEN" is an error. What it hears and what it is answered goes into a log, one JSON text a line.
 */
import { appendFileSync } from 'node:fs';
import { createMessageConnection, type MessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

export interface Script {
  readonly log: string;
  /** `published`: unasked; `asked`: on request; `registered`: on request, as it registers after the start. */
  readonly diagnostics?: 'published' | 'asked' | 'registered';
  readonly version?: 'right' | 'none' | 'old' | 'future';
  readonly publishAfterMs?: number;
  readonly syntaxFirst?: boolean; // an empty list first, for the same version
  readonly silentAbout?: string; // part of an address
  readonly byChance?: readonly number[]; // numbers, from 1, of the answers about diagnostics in which it finds one more
  readonly floods?: number; // diagnostics of one file
  readonly loadsMs?: number; // until then it finds only what is open
  readonly reports?: 'progress' | 'endless' | 'nothing';
  readonly takesTexts?: boolean;
  readonly encoding?: string;
  readonly asks?: boolean; // puts questions of its own
  readonly crashesOn?: string; // method
  readonly diesAfterMs?: number;
  readonly renames?: unknown; // the answer to a rename
  readonly unopened?: Readonly<Record<string, string>>; // what it finds on disk once it has loaded
}

const script = JSON.parse(process.argv[2] ?? '{}') as Script;
const connection: MessageConnection = createMessageConnection(
  new StreamMessageReader(process.stdin),
  new StreamMessageWriter(process.stdout),
);
const texts = new Map<string, { readonly text: string; readonly version: number }>();
if (script.diesAfterMs !== undefined) setTimeout(() => process.exit(9), script.diesAfterMs);
let loaded = script.loadsMs === undefined;

const log = (entry: unknown) => appendFileSync(script.log, `${JSON.stringify(entry)}\n`);

interface Position {
  readonly line: number;
  readonly character: number;
}

function positionOf(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

const rangeOf = (text: string, start: number, length: number) => ({
  start: positionOf(text, start),
  end: positionOf(text, start + length),
});

function diagnosticsOf(uri: string): unknown[] {
  const text = texts.get(uri)?.text ?? '';
  const all = [...texts.values()].map((one) => one.text).join('\n');
  const found: unknown[] = [];
  for (const match of text.matchAll(/BROKEN/g)) found.push({ range: rangeOf(text, match.index, 6), code: 'broken', message: 'broken' });
  for (const match of text.matchAll(/use (\w+)/g)) {
    if (all.includes(`def ${match[1]}`)) continue;
    found.push({ range: rangeOf(text, match.index + 4, match[1]?.length ?? 0), code: 'undefined', message: match[1] });
  }
  for (let i = 0; i < (script.floods ?? 0); i++) found.push({ range: rangeOf(text, 0, 1), code: `flood${i}`, message: 'x'.repeat(100) });
  return found;
}

function publish(uri: string): void {
  const now = texts.get(uri);
  if (script.diagnostics !== 'published' || now === undefined || (script.silentAbout && uri.includes(script.silentAbout))) return;
  const by = script.version === 'old' ? -1 : script.version === 'future' ? 1_000 : 0;
  const version = script.version === 'none' ? {} : { version: now.version + by };
  const send = (diagnostics: unknown[]) =>
    void connection.sendNotification('textDocument/publishDiagnostics', { uri, ...version, diagnostics });
  setTimeout(() => {
    if (script.syntaxFirst) {
      send([]);
      setTimeout(() => send(diagnosticsOf(uri)), 100);
    } else send(diagnosticsOf(uri));
  }, script.publishAfterMs ?? 5);
}

connection.onRequest('initialize', (params) => {
  log({ initialize: params.initializationOptions });
  return {
    capabilities: {
      ...(script.encoding === undefined ? {} : { positionEncoding: script.encoding }),
      textDocumentSync: script.takesTexts === false ? 0 : 1,
      referencesProvider: true,
      renameProvider: true,
      ...(script.diagnostics === 'asked' ? { diagnosticProvider: { interFileDependencies: true } } : {}),
    },
  };
});
connection.onNotification('initialized', async () => {
  if (script.diagnostics === 'registered') {
    await connection.sendRequest('client/registerCapability', { registrations: [{ id: 'd', method: 'textDocument/diagnostic' }] });
  }
  const reports = script.reports ?? 'nothing';
  if (reports !== 'nothing') {
    await connection.sendRequest('window/workDoneProgress/create', { token: 'load' });
    void connection.sendNotification('$/progress', { token: 'load', value: { kind: 'begin', title: 'loading' } });
  }
  setTimeout(() => {
    loaded = true;
    if (reports === 'progress') void connection.sendNotification('$/progress', { token: 'load', value: { kind: 'end' } });
  }, script.loadsMs ?? 0);
  if (script.asks) await askTheClient();
});

async function askTheClient(): Promise<void> {
  const ask = (method: string, params: unknown) =>
    connection.sendRequest(method, params).then(
      (answer) => log({ method, answer }),
      (error: Error) => log({ method, error: error.message }),
    );
  await ask('workspace/configuration', { items: [{ section: 'scripted.level' }, { section: 'other' }] });
  await ask('workspace/workspaceFolders', {});
  await ask('workspace/applyEdit', { edit: { changes: {} } });
  await ask('window/showMessageRequest', { type: 1, message: 'Install?', actions: [{ title: 'Yes' }] });
  await ask('window/showDocument', { uri: 'https://example.com' });
  await ask('workspace/inlayHint/refresh', {});
  await ask('made/up', {});
  log('asked');
}

connection.onNotification('textDocument/didOpen', ({ textDocument }) => {
  texts.set(textDocument.uri, { text: textDocument.text, version: textDocument.version });
  log({ open: textDocument.uri.split('/').at(-1), text: textDocument.text, languageId: textDocument.languageId });
  for (const uri of texts.keys()) if (uri === textDocument.uri) publish(uri);
});
connection.onNotification('textDocument/didChange', ({ textDocument, contentChanges }) => {
  texts.set(textDocument.uri, { text: contentChanges[0].text, version: textDocument.version });
  log({ change: textDocument.uri.split('/').at(-1), text: contentChanges[0].text });
  publish(textDocument.uri);
});
connection.onNotification('textDocument/didClose', ({ textDocument }) => void texts.delete(textDocument.uri));
let answers = 0;
connection.onRequest('textDocument/diagnostic', ({ textDocument }) => {
  if (script.crashesOn === 'textDocument/diagnostic') process.exit(3);
  answers += 1;
  const chance = script.byChance?.includes(answers) ? [{ range: rangeOf('', 0, 0), code: 'chance', message: 'seen by chance' }] : [];
  return { kind: 'full', items: [...diagnosticsOf(textDocument.uri), ...chance] };
});
connection.onRequest('textDocument/references', ({ textDocument, position }) => {
  if (script.crashesOn === 'textDocument/references') process.exit(3);
  const asked = texts.get(textDocument.uri)?.text.split('\n')[position.line]?.slice(position.character);
  const word = /^\w+/.exec(asked ?? '')?.[0] ?? '';
  const folder = textDocument.uri.slice(0, textDocument.uri.lastIndexOf('/'));
  const unopened = loaded ? Object.entries(script.unopened ?? {}).map(([name, text]) => [`${folder}/${name}`, { text }] as const) : [];
  return [...new Map([...unopened, ...texts])].flatMap(([uri, { text }]) =>
    [...text.matchAll(new RegExp(`\\b${word}\\b`, 'g'))].map((match) => ({ uri, range: rangeOf(text, match.index, word.length) })),
  );
});
connection.onRequest('textDocument/rename', ({ textDocument }) => {
  const folder = textDocument.uri.slice(0, textDocument.uri.lastIndexOf('/'));
  return JSON.parse(JSON.stringify(script.renames ?? null).replaceAll('FOLDER', folder));
});
connection.onRequest('shutdown', () => null);
connection.onNotification('exit', () => process.exit(0));
connection.listen();
