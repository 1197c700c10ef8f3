/** Asks a server where a symbol is referenced or defined, and turns its answer into places of the workspace. */
import { byPlace, type Place, type ServerAnswer } from '../../core/facts/facts.ts';
import type { ServerRange } from '../../core/physics/serverPosition.ts';
import { AnsweredFiles, isRange } from './answeredFiles.ts';
import { type Asked, overProposed, type SymbolQuestion } from './questionTexts.ts';
import { ServerFailure } from './serverFailure.ts';
import type { LiveServer } from './serverSeat.ts';

export interface PlaceQuestion extends SymbolQuestion {
  readonly method: 'textDocument/references' | 'textDocument/definition';
}

interface RawLocation {
  readonly uri: string;
  readonly range: ServerRange;
}

export async function askPlaces(live: LiveServer, question: PlaceQuestion, server: string, signal: AbortSignal): Promise<ServerAnswer> {
  const { documents, bounds, server: asked } = live;
  const everywhere = question.method === 'textDocument/references';
  const ask = () => {
    const position = documents.shown(question.path)?.positionAt(question.offset);
    const textDocument = { uri: documents.uriOf(question.path) };
    return asked.request<unknown>(question.method, { textDocument, position, context: { includeDeclaration: true } }, signal);
  };
  const read = async ({ answer, doubt }: Asked<unknown>): Promise<ServerAnswer> => {
    const locations = locationsOf(answer);
    if (locations.length > bounds.placesMax) throw new ServerFailure('bound', `more than ${bounds.placesMax} places`);
    return { answered: true, server, ...(await placesOf(live, locations)), ...(doubt === '' ? {} : { doubt }) };
  };
  return overProposed(live, question, everywhere ? 'search' : 'definition', ask, read, signal);
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

async function placesOf(live: LiveServer, locations: readonly RawLocation[]): Promise<{ places: Place[]; outside: number }> {
  const files = new AnsweredFiles(live.root, live.documents, live.bounds);
  const places = new Map<string, Place>();
  let outside = 0;
  for (const { uri, range } of locations) {
    const file = await files.at(uri);
    if (file === undefined) {
      outside += 1;
      continue;
    }
    const { path, text } = file;
    const place = { path, start: text.offsetAt(range.start), end: text.offsetAt(range.end) };
    places.set(`${place.start} ${place.end} ${path}`, place);
  }
  const sorted = [...places.values()].sort(byPlace);
  return { places: sorted, outside };
}
