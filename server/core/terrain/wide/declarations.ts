/** What the matches of a language's `symbols.scm` say, sorted into what they are about. Nothing is related to anything yet. */
import type { QueryMatch } from '../../syntax/query/matchQuery.ts';
import type { Extent } from '../fileIndex.ts';
import type { OutlineKind } from '../outline/outline.ts';

export interface Declaration extends Extent {
  readonly what: 'symbol';
  readonly name: string;
  readonly nameExtent: Extent;
  readonly kind: OutlineKind;
  readonly belongsTo: string | undefined; // the type it names as its own: a receiver, a qualifier
  readonly bodyStart: number | undefined;
  readonly head: Extent | undefined; // what its signature is, where that is not what stands before the body
}

/** Others than symbols that matter to those within or after them. */
export interface Surrounding extends Extent {
  readonly what: 'extension' | 'shown' | 'hidden' | 'access';
  readonly belongsTo: string | undefined; // extension: the type its members are of
  readonly bodyStart: number | undefined;
  readonly text: string; // access: the word
}

export interface Declarations {
  readonly symbols: readonly Declaration[]; // one for each name, the widest
  readonly surroundings: readonly Surrounding[];
  readonly comments: readonly Extent[];
  readonly attributes: readonly Extent[];
}

const kinds: ReadonlySet<string> = new Set<OutlineKind>([
  'function',
  'class',
  'method',
  'property',
  'variable',
  'constant',
  'type',
  'interface',
  'enum',
  'enumMember',
  'namespace',
  'struct',
  'union',
  'trait',
  'module',
  'macro',
  'field',
  'key',
  'selector',
  'element',
  'heading',
]);
const isKind = (name: string): name is OutlineKind => kinds.has(name);

/** Units of a name; what is longer is text, such as a heading. */
const nameUnitsMax = 200;

export function declarationsIn(text: string, matches: readonly QueryMatch[]): Declarations {
  const byName = new Map<number, Declaration>();
  const surroundings: Surrounding[] = [];
  const comments: Extent[] = [];
  const attributes: Extent[] = [];
  const wider: Extent[] = [];
  const scopes: { readonly whole: Extent; readonly head: Extent }[] = [];
  for (const match of matches) {
    const captured = new Map(match.map(({ name, node }) => [name, node]));
    const extent = (name: string): Extent | undefined => {
      const node = captured.get(name);
      return node && { start: node.startIndex, end: node.endIndex };
    };
    const belongsTo = captured.get('in')?.text.replace(/<[\s\S]*$/, '');
    const bodyStart = captured.get('body')?.startIndex;
    for (const { name, node } of match) {
      const whole = { start: node.startIndex, end: node.endIndex };
      if (isKind(name)) {
        const made = declaration(text, name, whole, extent('name'), belongsTo, bodyStart, extent('head'));
        const known = made && byName.get(made.nameExtent.start);
        if (made && (!known || made.end - made.start > known.end - known.start)) byName.set(made.nameExtent.start, made);
      } else if (name === 'extension' || name === 'shown' || name === 'hidden' || name === 'access')
        surroundings.push({ what: name, ...whole, belongsTo, bodyStart, text: name === 'access' ? node.text : '' });
      else if (name === 'comment') comments.push(whole);
      else if (name === 'attribute') attributes.push(whole);
      else if (name === 'widens') wider.push(whole);
      else if (name === 'scope') scopes.push({ whole, head: extent('head') ?? whole });
    }
  }
  const symbols = widened(text, within([...byName.values()].sort(byExtent), scopes), wider);
  return { symbols, surroundings, comments, attributes };
}

/** Those around before those within. */
export function byExtent(a: Extent, b: Extent): number {
  return a.start - b.start || b.end - a.end;
}

function declaration(
  text: string,
  kind: OutlineKind,
  whole: Extent,
  named: Extent | undefined,
  belongsTo: string | undefined,
  bodyStart: number | undefined,
  head: Extent | undefined,
): Declaration | undefined {
  if (!named) return undefined;
  const nameExtent = unquoted(text, named);
  const name = text.slice(nameExtent.start, nameExtent.end).replace(/\s+/g, ' ').trim().slice(0, nameUnitsMax);
  if (name === '' || whole.end <= whole.start) return undefined;
  return { what: 'symbol', name, nameExtent, kind, ...whole, belongsTo, bodyStart, head };
}

/** A key without its quotes, a symbol of Ruby without its colon. */
function unquoted(text: string, { start, end }: Extent): Extent {
  const first = text[start];
  if (first === ':') return { start: start + 1, end };
  const quoted = end - start >= 2 && (first === '"' || first === "'") && text[end - 1] === first;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** What is named in the head of a scope, such as the selectors of a rule, stands for all of it. A name counts once in each. */
function within(
  symbols: readonly Declaration[],
  scopes: readonly { readonly whole: Extent; readonly head: Extent }[],
): readonly Declaration[] {
  if (scopes.length === 0) return symbols;
  const seen = new Set<string>();
  let at = 0;
  const inOrder = [...scopes].sort((a, b) => a.head.start - b.head.start);
  return symbols.flatMap((symbol) => {
    while ((inOrder[at]?.head.end ?? Number.POSITIVE_INFINITY) < symbol.end) at += 1;
    const scope = inOrder[at];
    if (!scope || symbol.start < scope.head.start) return [symbol];
    const key = `${scope.whole.start} ${symbol.kind} ${symbol.name}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ ...symbol, ...scope.whole, head: scope.head }];
  });
}

/** Each with what is around it and nothing but it: a template's parameters. */
function widened(text: string, symbols: readonly Declaration[], wider: readonly Extent[]): readonly Declaration[] {
  if (wider.length === 0) return symbols;
  const byEnd = new Map<number, Extent[]>();
  for (const each of [...wider].sort(byExtent)) for (const end of soundEnds(text, each)) byEnd.set(end, [...(byEnd.get(end) ?? []), each]);
  const taken = new Set<Extent>();
  return symbols.map((symbol) => {
    const around = byEnd.get(symbol.end)?.find((each) => each.start <= symbol.start && !taken.has(each));
    if (!around) return symbol;
    taken.add(around);
    return { ...symbol, start: around.start, end: around.end };
  });
}

/** Where it ends, and where it ends without its semicolon. */
function soundEnds(text: string, { start, end }: Extent): readonly number[] {
  if (text[end - 1] !== ';') return [end];
  let before = end - 1;
  while (before > start && /\s/.test(text[before - 1] ?? '')) before -= 1;
  return [end, before];
}
