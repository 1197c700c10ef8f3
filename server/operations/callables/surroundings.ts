/** What stands around a place of the code: the function it is in, the lines to name it by, and what its text is used for. */

import { LineIndex } from '../../base/lineIndex.ts';
import type { Place } from '../../core/facts/facts.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import type { Terrain } from '../../core/terrain/terrain.ts';
import { type Definition, definitionAt } from './definition.ts';

const named: ReadonlySet<string> = new Set([
  'function_definition',
  'method_definition',
  'function_declaration',
  'generator_function_declaration',
]);
/** Places that a sentence names before it only counts the rest. */
const PLACES_NAMED_MAX = 5;

/** The nearest function or method with a name. */
export function definitionAround(node: SyntaxNode, family: LanguageFamily): Definition | undefined {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (!named.has(at.type)) continue;
    const name = at.childForFieldName('name');
    let root = at;
    while (root.parent !== null) root = root.parent;
    return name === null ? undefined : definitionAt(root, extentOf(name), family);
  }
  return undefined;
}

/** "cli.py:12, cli.py:30 and 3 more" */
export function placesInWords(terrain: Terrain, places: readonly Place[]): string {
  const lines = [...new Set(places.map(({ path, start }) => `${path}:${lineOf(terrain, path, start)}`))];
  const spelled = lines.slice(0, PLACES_NAMED_MAX);
  const more = lines.length - spelled.length;
  return more > 0 ? `${spelled.join(', ')} and ${more} more` : spelled.join(', ');
}

/** Why it cannot be done, by the first of the places that are in the way; undefined: none is. */
export function whyBlocked(terrain: Terrain, blocked: readonly (Place & { readonly why: string })[]): string | undefined {
  const [first] = blocked;
  return first && `a place ${first.why} (${placesInWords(terrain, blocked)})`;
}

function lineOf(terrain: Terrain, path: Place['path'], at: number): number {
  return new LineIndex(terrain.file(path)?.text ?? '').at(at).line;
}
