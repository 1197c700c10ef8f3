/** Everything that uses a function, sorted: calls and values, imports that bring it in, lists that make it public, and what nothing else could stand for. */
import type { Place } from '../../core/facts/facts.ts';
import { type Extent, NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { DroppedImport } from '../../core/terrain/importEditing.ts';
import type { FoundReference } from '../../core/terrain/relations/references/reference.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type CallableUse, isQuoted, useAt } from './callableUse.ts';
import type { FunctionSubject } from './functionSubject.ts';
import { isWithin } from './receiver.ts';

export interface FunctionUse {
  readonly path: WorkspacePath;
  readonly view: FileView;
  readonly use: CallableUse;
  readonly shorthand: boolean; // `{ f }`
  readonly scope: number;
  readonly confidence: number;
  readonly why: string;
  readonly place: Extent;
}

export interface FunctionUses {
  readonly uses: readonly FunctionUse[];
  readonly imports: readonly {
    readonly path: WorkspacePath;
    readonly dropped: DroppedImport;
    readonly reexport: boolean;
    readonly place: Extent;
  }[];
  readonly listed: readonly { readonly path: WorkspacePath; readonly place: Extent }[]; // in `__all__`, in `export { … }`, in `module.exports`
  readonly strings: readonly FoundReference[];
  readonly quoted: readonly FoundReference[]; // in strings and comments of which there is no tree
  readonly blocked: readonly (Place & { readonly why: string })[];
}

/** Facts that are missing are noted in the terrain; the answer counts only when none were. */
export function functionUses(resolver: Resolver, subject: FunctionSubject): FunctionUses {
  const found = {
    uses: [] as FunctionUse[],
    imports: [] as FunctionUses['imports'][number][],
    listed: [] as FunctionUses['listed'][number][],
  };
  const strings: FoundReference[] = [];
  const quoted: FoundReference[] = [];
  const blocked: FunctionUses['blocked'][number][] = [];
  const own = new Set(subject.definitions.map(({ name }) => name.start));
  for (const reference of subject.found.references) {
    const { path, start, end, view, occurrence, confidence, why } = reference;
    if (path === subject.ref.path && own.has(start)) continue;
    const place = { start, end };
    switch (occurrence.role) {
      case 'string':
        strings.push(reference);
        break;
      case 'importedName': {
        const record = view.index.imports[occurrence.import];
        const name = record?.names.findIndex(({ nameExtent }) => nameExtent?.start === start) ?? -1;
        if (record === undefined || name < 0) blocked.push({ path, ...place, why: 'imports it in a way that cannot be undone' });
        else {
          const entry = record.names[name];
          found.imports.push({ path, dropped: { import: occurrence.import, name }, reexport: record.kind === 'reexport', place });
          if (entry?.alias === undefined || entry.alias === entry.name) break;
          if (record.kind === 'reexport') blocked.push({ path, ...place, why: 'offers it to others under another name' });
          else found.uses.push(...aliasUses(resolver, reference, entry.symbol));
        }
        break;
      }
      case 'listedExport':
      case 'exportedName':
        found.listed.push({ path, place });
        break;
      case 'reference':
      case 'member':
      case 'shorthand': {
        const root = resolver.terrain.treeAround(path, { start, end });
        if (root === undefined) break;
        const use = useAt(root, occurrence);
        if (isQuoted(root, occurrence)) quoted.push(reference);
        else if (use.kind === 'write' || occurrence.writes) {
          const isExport = use.kind === 'write' && /^(?:module\.)?exports\./.test(use.access.text);
          if (isExport) found.listed.push({ path, place });
          else blocked.push({ path, ...place, why: 'puts something else in its place' });
        } else if (isPublished(use)) found.listed.push({ path, place });
        else
          found.uses.push({ path, view, use, shorthand: occurrence.role === 'shorthand', scope: occurrence.scope, confidence, why, place });
        break;
      }
      default:
        blocked.push({ path, ...place, why: 'declares it a second time' });
    }
  }
  return { ...found, strings, quoted, blocked };
}

/** What a file does with it under a name of its own: `import { f as g }`. */
function aliasUses(resolver: Resolver, { path, view, confidence, why }: FoundReference, symbol: number): readonly FunctionUse[] {
  if (symbol === NONE) return [];
  return view.index.occurrences
    .filter((each) => each.symbol === symbol && (each.role === 'reference' || each.role === 'shorthand'))
    .flatMap((each) => {
      const root = resolver.terrain.treeAround(path, each);
      if (root === undefined) return [];
      return [
        {
          path,
          view,
          use: useAt(root, each),
          shorthand: each.role === 'shorthand',
          scope: each.scope,
          confidence,
          why,
          place: { start: each.start, end: each.end },
        },
      ];
    });
}

/** In `export { f }`, `module.exports = { f }` and `exports.f = f`. */
function isPublished({ name }: CallableUse): boolean {
  if (name.parent?.type === 'export_specifier') return true;
  const object = name.type === 'shorthand_property_identifier' ? name.parent : undefined;
  const assignment = object ? object.parent : name.parent;
  if (assignment?.type !== 'assignment_expression' || (object ?? name).fieldName !== 'right') return false;
  return /^(?:module\.exports$|exports\.|module\.exports\.)/.test(assignment.childForFieldName('left')?.text ?? '');
}

/** Uses inside of the function itself: calls of itself. */
export function isOwnUse(subject: FunctionSubject, { path, place }: Pick<FunctionUse, 'path' | 'place'>): boolean {
  return path === subject.ref.path && subject.definitions.some((definition) => isWithin(place, definition));
}
