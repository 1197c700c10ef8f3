/** Makes an import record with the occurrences its specifier holds: each part of a path is a place where a module is named. */

import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent, ImportIx, ImportRecord } from '../../../core/terrain/fileIndex.ts';
import type { Walker } from './walker.ts';

export interface WrittenString {
  readonly name: string;
  readonly extent: Extent;
}

/** `written`: where it stands when it is written shorter than it reads, as a path without its "./". */
export function addImport(
  walker: Walker,
  kind: ImportRecord['kind'],
  node: SyntaxNode,
  specifier: WrittenString,
  rest: { readonly typeOnly?: boolean; readonly star?: boolean; readonly starAs?: string; readonly written?: Extent },
): ImportIx {
  const { draft } = walker;
  const ix = draft.imports.length;
  draft.imports.push({
    kind,
    ...extentOf(node),
    specifier: specifier.name,
    specifierExtent: rest.written ?? specifier.extent,
    level: 0,
    names: [],
    star: rest.star ?? false,
    starAs: rest.starAs,
    typeOnly: rest.typeOnly ?? false,
    scope: walker.scope,
  });
  addSegments(walker, specifier, ix);
  return ix;
}

/** Endings that belong to how a module is written, not to its name. */
const endings = /(?:\.d)?\.[cm]?[jt]sx?$/;

/** `./a/b.js` names the modules a and b, the second by the path "./a/b". */
function addSegments(walker: Walker, specifier: WrittenString, record: ImportIx): void {
  const path = specifier.name;
  let start = 0;
  while (start <= path.length) {
    const slash = path.indexOf('/', start);
    const end = slash === -1 ? path.length : slash;
    const written = path.slice(start, end);
    const name = slash === -1 ? written.replace(endings, '') : written;
    if (name !== '' && name !== '.' && name !== '..') {
      const extent = { start: specifier.extent.start + start, end: specifier.extent.start + start + name.length };
      walker.draft.addOccurrence(extent, name, 'moduleSegment', walker.scope, {
        import: record,
        dotted: path.slice(0, start + name.length),
      });
    }
    if (slash === -1) return;
    start = slash + 1;
  }
}
