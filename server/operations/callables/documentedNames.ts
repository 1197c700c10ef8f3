/** Names in documentation, `{@link f}` and `:func:`f``, which follow what they name; of strings that are code nobody knows whether they may. */

import { nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { FoundReference } from '../../core/terrain/relations/references/reference.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';

/** Writes `name` where documentation names it, with the class before it where `owner` is to go; what is left is code. */
export function followInDocs(
  resolver: Resolver,
  sheet: ChangeSheet,
  strings: readonly FoundReference[],
  become: { readonly name: string; readonly owner?: string | undefined },
): readonly FoundReference[] {
  return strings.filter((reference) => {
    if (!isDocumentation(resolver, reference)) return true;
    const { path, start, end, confidence } = reference;
    const text = resolver.terrain.file(path)?.text ?? '';
    const owner = become.owner === undefined ? 0 : become.owner.length + 1;
    const isOwned = owner > 0 && new RegExp(`^${become.owner?.replaceAll('$', '\\$')}[.#]$`).test(text.slice(start - owner, start));
    const place = { start: isOwned ? start - owner : start, end };
    if (text.slice(place.start, place.end) !== become.name)
      sheet.rewrite(path, place, [become.name], 'documentation names what it has become', confidence);
    return false;
  });
}

/** Those that documentation names where it names them rightly still. */
export function outsideOfDocs(resolver: Resolver, strings: readonly FoundReference[]): readonly FoundReference[] {
  return strings.filter((reference) => !isDocumentation(resolver, reference));
}

/** Whether a name stands in a comment, or in a string that does nothing but tell. */
export function isDocumentation(resolver: Resolver, { path, start, end }: { readonly path: FoundReference['path'] } & Extent): boolean {
  const root = resolver.terrain.tree(path);
  if (root === undefined) return false;
  let node = nodeAround(root, { start, end });
  while (node.parent !== null && /^string/.test(node.type) && node.type !== 'string') node = node.parent;
  return node.type === 'comment' || (node.type === 'string' && node.parent?.type === 'expression_statement');
}
