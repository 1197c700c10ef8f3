/**
 * What belongs to what, by where it stands: in one pass over everything, those around before those within. Tells apart what
 * is declared for others from what is local to a function, which no outline shows.
 */
import type { OutlineKind } from '../outline/outline.ts';
import { byExtent, type Declaration, type Surrounding } from './declarations.ts';

export interface Nested {
  readonly declaration: Declaration;
  readonly container: Nested | undefined;
  /** The type that an extension around it adds to. */
  readonly extensionOf: string | undefined;
  /** The word of the access section it stands in. */
  readonly access: string | undefined;
  readonly marked: 'shown' | 'hidden' | undefined;
  readonly local: boolean;
}

interface Open {
  readonly item: Declaration | Surrounding;
  readonly reach: number; // up to where others are in it
  readonly nested: Nested | undefined; // of symbols
  access: string | undefined; // the section that was opened last in it
}

export function nest(textUnits: number, symbols: readonly Declaration[], surroundings: readonly Surrounding[]): readonly Nested[] {
  const items = [...surroundings, ...symbols].sort(byExtent); // stable: a mark on the very place of a symbol is around it
  const reaches = reachesOf(textUnits, symbols);
  const open: Open[] = [];
  const nested: Nested[] = [];
  for (const item of items) {
    while (open.length > 0 && !isAround(open.at(-1), item)) open.pop();
    if (item.what === 'access') {
      const section = open.findLast(({ item: { what } }) => what === 'symbol' || what === 'extension');
      if (section && item.start >= (section.item.bodyStart ?? section.item.start)) section.access = item.text;
      continue;
    }
    const made = item.what === 'symbol' ? placed(item, open) : undefined;
    if (made) nested.push(made);
    open.push({ item, reach: reaches.get(item) ?? item.end, nested: made, access: undefined });
  }
  return nested;
}

/** A namespace without a body holds what follows, up to the next. */
function reachesOf(textUnits: number, symbols: readonly Declaration[]): ReadonlyMap<Declaration | Surrounding, number> {
  const reaches = new Map<Declaration | Surrounding, number>();
  let end = textUnits;
  for (const symbol of symbols.toReversed()) {
    if (symbol.kind !== 'namespace' || symbol.bodyStart !== undefined) continue;
    reaches.set(symbol, end);
    end = symbol.start;
  }
  return reaches;
}

function isAround(outer: Open | undefined, inner: Declaration | Surrounding): boolean {
  if (!outer || outer.reach < inner.end || outer.item.start > inner.start) return false;
  return outer.item.what !== 'symbol' || inner.what !== 'symbol' || outer.item.start !== inner.start || outer.reach !== inner.end;
}

function placed(declaration: Declaration, open: readonly Open[]): Nested {
  const marked = open.findLast(({ item: { what } }) => what === 'shown' || what === 'hidden')?.item.what;
  const mark = marked === 'shown' || marked === 'hidden' ? marked : undefined;
  for (const { item, nested, access } of open.toReversed()) {
    if (item.what === 'extension') {
      if (item.belongsTo === undefined)
        return {
          ...placed(
            declaration,
            open.slice(
              0,
              open.findIndex((each) => each.item === item),
            ),
          ),
          access,
        };
      return { declaration, container: undefined, extensionOf: item.belongsTo, access, marked: mark, local: false };
    }
    if (!nested) continue;
    const relation = relationTo(nested.declaration, declaration);
    if (relation === 'besides') continue;
    const local = relation === 'local' || nested.local;
    return { declaration, container: nested, extensionOf: undefined, access, marked: mark, local };
  }
  return { declaration, container: undefined, extensionOf: undefined, access: undefined, marked: mark, local: false };
}

/** Whether what stands inside belongs to it, is local to it, or merely stands there. */
function relationTo(outer: Declaration, inner: Declaration): 'member' | 'local' | 'besides' {
  switch (outer.kind) {
    case 'function':
    case 'method':
      // A parameter that is a property, too, belongs to the class.
      return inner.kind === 'property' && inner.start < (outer.bodyStart ?? outer.end) ? 'besides' : 'local';
    case 'variable':
    case 'field':
    case 'property':
    case 'attribute':
      if (isType(inner.kind)) return 'besides';
      return inner.kind === 'field' ? 'member' : 'local';
    case 'macro':
    case 'parameter':
    case 'typeParameter':
    case 'import':
      return 'local';
    case 'class':
    case 'constant':
    case 'type':
    case 'interface':
    case 'enum':
    case 'enumMember':
    case 'namespace':
    case 'struct':
    case 'union':
    case 'trait':
    case 'module':
    case 'key':
    case 'selector':
    case 'element':
    case 'heading':
      return 'member';
  }
}

export function isType(kind: OutlineKind): boolean {
  return (
    kind === 'class' ||
    kind === 'struct' ||
    kind === 'union' ||
    kind === 'enum' ||
    kind === 'interface' ||
    kind === 'trait' ||
    kind === 'type'
  );
}
