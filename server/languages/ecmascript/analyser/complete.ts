/** What can only be known when the whole file has been seen: which symbol each bare name means, and what follows from that. */
import type { Expression, FileIndex, SymbolIx } from '../../../core/terrain/fileIndex.ts';
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { shortly } from './calls.ts';
import { namesOfDocs } from './docComments.ts';
import { widened } from './expressionOf.ts';
import { declareFieldOf } from './expressions.ts';
import { type IndexDraft, type OccurrenceDraft, spaceOf } from './indexDraft.ts';
import { type Meaning, NOTHING, VALUE } from './meaning.ts';
import type { Walker } from './walker.ts';

export function complete(walker: Walker): FileIndex {
  const { draft } = walker;
  markSpaces(draft);
  resolveNames(draft);
  markTypeImports(draft);
  for (const each of walker.exportedNames) {
    for (const ix of draft.lookup(each.name, each.meaning, each.scope, each.at)) exportSymbol(walker, each.scope, each.as, ix);
  }
  takeExpandos(walker);
  takeAssignments(walker);
  fillArguments(walker);
  namesOfDocs(draft, walker.docs);
  warnOfDynamicKeys(walker);
  return {
    language: draft.language,
    scopes: draft.scopes,
    symbols: draft.symbols,
    occurrences: sorted(draft.occurrences),
    imports: draft.imports,
    hazards: draft.hazards.sort((a, b) => a.start - b.start),
    listedExports: undefined,
  };
}

/** An export clause in a namespace makes members; at the top of the file it makes names that others import. */
function exportSymbol(walker: Walker, scope: number, as: string, ix: SymbolIx): void {
  const { draft } = walker;
  const owner = draft.scopes[scope]?.owner ?? NONE;
  if (owner !== NONE && draft.symbols[owner]?.kind === 'namespace') draft.membersOf(owner)[as] ??= ix;
  else draft.addExport(ix, as);
}

/** Two symbols of one name in one scope say in which space they live. */
function markSpaces(draft: IndexDraft): void {
  for (const { names } of draft.tables) {
    for (const bound of names?.values() ?? []) {
      if (bound.length > 1) for (const ix of bound) draft.addModifier(ix, spaceOf(draft.meanings[ix] ?? NOTHING));
    }
  }
}

function resolveNames(draft: IndexDraft): void {
  const { occurrences, wanted } = draft;
  const count = occurrences.length;
  for (let i = 0; i < count; i++) {
    const meaning = wanted[i] ?? NOTHING;
    const occurrence = occurrences[i];
    if (meaning === NOTHING || occurrence === undefined) continue;
    const found = draft.lookup(occurrence.name, meaning, occurrence.scope, occurrence.start);
    occurrence.symbol = found[0] ?? NONE;
    // `export { X }` of a value and a type X names both: one occurrence for each.
    for (let at = 1; at < found.length; at++) draft.occurrences.push({ ...occurrence, symbol: found[at] ?? NONE });
  }
}

/** Imports of which only types are used: a compiler leaves them out, so the other module is not loaded for them. */
function markTypeImports(draft: IndexDraft): void {
  if (draft.language === 'javascript') return;
  const uses = new Map<SymbolIx, Meaning>();
  draft.occurrences.forEach(({ symbol, role }, i) => {
    // Occurrences beyond `wanted` repeat one that spans several spaces.
    if (role !== 'importedName' && role !== 'declaration' && symbol !== NONE)
      uses.set(symbol, (uses.get(symbol) ?? NOTHING) | (draft.wanted[i] ?? VALUE));
  });
  for (const [ix, meaning] of uses) {
    const isImport = draft.symbol(ix).kind === 'import' && draft.symbol(ix).import !== NONE;
    if (isImport && meaning !== NOTHING && (meaning & VALUE) === 0) draft.addModifier(ix, 'type');
  }
}

function takeExpandos(walker: Walker): void {
  const { draft } = walker;
  for (const each of walker.expandos) {
    const [owner] = draft.lookup(each.owner.name, VALUE, each.owner.scope, each.owner.at);
    if (owner === undefined || !isOwner(walker, owner)) continue;
    const occurrence = draft.occurrences[each.occurrence];
    if (occurrence === undefined) continue;
    const isKnown = draft.symbol(owner).members?.[occurrence.name] !== undefined;
    if (!isKnown) declareFieldOf(walker, owner, each.occurrence, each.isFunction, each.value);
  }
}

/** Functions and classes are given members by assignment; so are, in JavaScript, variables that hold an object literal. */
function isOwner(walker: Walker, ix: SymbolIx): boolean {
  const { kind, members } = walker.draft.symbol(ix);
  if (kind === 'function' || kind === 'class') return true;
  return walker.language === 'javascript' && members !== undefined && (kind === 'variable' || kind === 'constant');
}

/** `let x; x = new X()`: what a name is assigned it may hold, beside what it began with. */
function takeAssignments(walker: Walker): void {
  const { draft } = walker;
  for (const each of walker.assignments) {
    const [ix] = draft.lookup(each.name, VALUE, each.scope, each.at);
    const symbol = ix === undefined ? undefined : draft.symbol(ix);
    if (symbol === undefined || symbol.type !== undefined || symbol.members !== undefined) continue;
    if (symbol.kind === 'variable' || symbol.kind === 'parameter') symbol.value = widened(symbol.value, each.value);
  }
}

/** The literals given to a function of this file are checked against its parameters. */
function fillArguments(walker: Walker): void {
  const { draft } = walker;
  for (const { placeholder, callee, argument } of walker.expectedArguments) {
    const expected = parameterOf(draft, callee, argument) ?? { kind: 'unknown' };
    const target = placeholder as Record<string, unknown>;
    for (const key of Object.keys(target)) delete target[key];
    Object.assign(target, expected);
  }
  for (const occurrence of draft.occurrences) if (occurrence.receiver?.kind === 'unknown') occurrence.receiver = undefined;
}

/** As a variable, because every record has a `constructor` of its own for the type checker. */
const constructorName: string = 'constructor';

function parameterOf(draft: IndexDraft, callee: Expression & { readonly kind: 'name' }, argument: number): Expression | undefined {
  const [ix] = draft.lookup(callee.name, VALUE, callee.scope, callee.at);
  if (ix === undefined) return undefined;
  const symbol = draft.symbol(ix);
  const maker: SymbolIx | undefined = symbol.members?.[constructorName];
  const parameter = (symbol.kind === 'class' && maker !== undefined ? draft.symbol(maker) : symbol).parameters[argument];
  const known = parameter === undefined ? undefined : draft.symbols[parameter];
  if (known === undefined || known.modifiers.includes('rest')) return undefined;
  return { kind: 'name', name: known.name, scope: known.scope, at: known.nameExtent.start };
}

function warnOfDynamicKeys(walker: Walker): void {
  for (const each of walker.dynamicKeys) {
    if (!each.certain && !isText(walker.draft, each.index, 0)) continue;
    walker.draft.addHazard('dynamicAttribute', each.extent, `\`${shortly(each.text)}\` may reach any member by its name.`);
  }
}

const followMax = 8;

/** Whether a key is known to be a string, or nothing at all is known of it in a language that writes no types. */
function isText(draft: IndexDraft, key: Expression, depth: number): boolean {
  if (depth > followMax) return false;
  switch (key.kind) {
    case 'builtin':
      return key.name === 'string';
    case 'union':
      return key.of.some((each) => isText(draft, each, depth + 1));
    case 'name': {
      const [ix] = draft.lookup(key.name, VALUE, key.scope, key.at);
      const symbol = ix === undefined ? undefined : draft.symbols[ix];
      if (symbol === undefined) return false;
      if (symbol.kind === 'parameter' && symbol.type === undefined && symbol.value === undefined) return draft.language === 'javascript';
      const known = symbol.type ?? symbol.value;
      return known !== undefined && isText(draft, known, depth + 1);
    }
    default:
      return false;
  }
}

function sorted(occurrences: OccurrenceDraft[]): OccurrenceDraft[] {
  for (let i = 1; i < occurrences.length; i++) {
    const before = occurrences[i - 1];
    const after = occurrences[i];
    if (before !== undefined && after !== undefined && before.start > after.start) return occurrences.sort((a, b) => a.start - b.start);
  }
  return occurrences;
}
