/** Asks a server where a symbol is referenced or defined, and turns its answer into places of the workspace. */
import { realpath } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { URI } from 'vscode-uri';
import type { Place, ServerAnswer } from '../../core/facts/facts.ts';
import { type ServerRange, ServerText } from '../../core/physics/serverPosition.ts';
import type { Overlay } from '../../core/ports/physicsPort.ts';
import { asWorkspacePath, type WorkspacePath } from '../../protocol/ids.ts';
import { readText } from './diskTexts.ts';
import { ServerFailure } from './serverFailure.ts';
import type { LiveServer } from './serverSeat.ts';

export interface PlaceQuestion {
  readonly method: 'textDocument/references' | 'textDocument/definition';
  readonly path: WorkspacePath;
  readonly offset: number;
  readonly overlay: Overlay;
  readonly openFirst: readonly WorkspacePath[];
}

interface RawLocation {
  readonly uri: string;
  readonly range: ServerRange;
}

export async function askPlaces(live: LiveServer, question: PlaceQuestion, server: string, signal: AbortSignal): Promise<ServerAnswer> {
  const { documents, bounds } = live;
  const { path, offset, overlay, openFirst } = question;
  // A server answers for what it has loaded: whatever may mention the symbol is opened before it is asked.
  const paths = [...new Set([path, ...overlay.keys(), ...openFirst])];
  if (paths.length > bounds.filesMax) {
    throw new ServerFailure('bound', `${paths.length} files would have to be opened, more than ${bounds.filesMax}`);
  }
  await documents.begin(paths);
  for (const each of paths) {
    const opened = await documents.open(each, overlay.get(each)?.baseText);
    if (!opened && each === path) throw new ServerFailure('refused', `${path} cannot be read as text`);
  }
  if (question.method === 'textDocument/references') await live.server.filesKnown(signal);
  try {
    for (const file of overlay.values()) documents.propose(file.path, file.text);
    const position = documents.shown(path)?.positionAt(offset);
    const textDocument = { uri: documents.uriOf(path) };
    const params = { textDocument, position, context: { includeDeclaration: true } };
    const answer = await live.server.request<unknown>(question.method, params, signal);
    const locations = locationsOf(answer);
    if (locations.length > bounds.placesMax) throw new ServerFailure('bound', `more than ${bounds.placesMax} places`);
    return { answered: true, server, ...(await placesOf(live, locations)) };
  } finally {
    documents.restore();
  }
}

/** Location, Location[], LocationLink[] or null. */
function locationsOf(answer: unknown): RawLocation[] {
  const items: unknown[] = Array.isArray(answer) ? answer : answer === null || answer === undefined ? [] : [answer];
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return [];
    const uri = 'targetUri' in item ? item.targetUri : 'uri' in item ? item.uri : undefined;
    const range = 'targetSelectionRange' in item ? item.targetSelectionRange : 'range' in item ? item.range : undefined;
    return typeof uri === 'string' && isRange(range) ? [{ uri, range }] : [];
  });
}

function isRange(range: unknown): range is ServerRange {
  if (typeof range !== 'object' || range === null || !('start' in range) || !('end' in range)) return false;
  return [range.start, range.end].every((at) => typeof at === 'object' && at !== null && 'line' in at && 'character' in at);
}

async function placesOf(live: LiveServer, locations: readonly RawLocation[]): Promise<{ places: Place[]; outside: number }> {
  const paths = new Map<string, WorkspacePath | undefined>();
  const texts = new Map<WorkspacePath, ServerText | undefined>();
  const places = new Map<string, Place>();
  let outside = 0;
  for (const { uri, range } of locations) {
    if (!paths.has(uri)) paths.set(uri, await pathOfUri(live.root, uri));
    const path = paths.get(uri);
    if (path !== undefined && !texts.has(path)) texts.set(path, live.documents.shown(path) ?? (await unopenedText(live, path)));
    const text = path === undefined ? undefined : texts.get(path);
    if (path === undefined || text === undefined) {
      outside += 1;
      continue;
    }
    const place = { path, start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
    places.set(`${place.start} ${place.end} ${path}`, place);
  }
  const sorted = [...places.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.start - b.start));
  return { places: sorted, outside };
}

async function unopenedText(live: LiveServer, path: WorkspacePath): Promise<ServerText | undefined> {
  const read = await readText(live.root, path, live.bounds.fileBytesMax);
  return read === undefined ? undefined : new ServerText(read.text);
}

/** The workspace's own name of a file a server speaks of; undefined when it is not in the workspace, or an installed package. */
async function pathOfUri(root: string, uri: string): Promise<WorkspacePath | undefined> {
  if (!uri.startsWith('file:')) return undefined;
  const file = URI.parse(uri).fsPath;
  for (const candidate of [file, await realpath(file).catch(() => file)]) {
    const inside = relative(root, candidate);
    if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) continue;
    const path = inside.split(sep).join('/');
    if (!/(^|\/)(node_modules|site-packages)\//.test(path)) return asWorkspacePath(path);
  }
  return undefined;
}
