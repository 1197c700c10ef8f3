/** The field through which a class reaches the object that does the work: found by its name, or by the class of what it holds. */
import type { Step } from '../../core/facts/facts.ts';
import type { OperationDecision, Refusal, TargetCandidate } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { extentOf, nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE, type SymbolKind } from '../../core/terrain/fileIndex.ts';
import { placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { ClassSubject } from '../callables/classPlace.ts';
import { nameOfObject } from '../callables/impliedNames.ts';
import { refusedAs } from '../callables/unfit.ts';
import { refusal } from '../target/candidates.ts';
import { resolveTarget } from '../target/targetResolver.ts';

export interface HeldField {
  readonly ref: SymbolRef;
  readonly name: string;
  readonly of: SymbolRef; // the class of what it holds
  readonly hidden: boolean; // only the class itself may read it
  readonly type: string | undefined; // as written
  readonly decisions: readonly OperationDecision[];
}

const fieldKinds: ReadonlySet<SymbolKind> = new Set(['attribute', 'property', 'variable', 'constant', 'parameter']);

interface Candidate {
  readonly ref: SymbolRef;
  readonly name: string;
  readonly classes: readonly SymbolRef[];
}

/** `phrase`: the instruction with the field named so. */
export function heldField(
  resolver: Resolver,
  owner: ClassSubject,
  to: TargetSpec | undefined,
  phrase: (field: string) => string,
): Step<HeldField, Refusal> {
  const { terrain } = resolver;
  const { symbol } = owner;
  const fields = fieldsOf(resolver, owner.ref);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const spoken = to?.name.replace(/^.*\./, '') ?? '';
  const named = to?.kind === 'class' || to?.kind === 'interface' ? [] : fields.filter(({ name }) => isCalled(name, spoken));
  const [own] = named;
  if (own !== undefined) {
    const held = own.classes.length > 0 ? own.classes : alikeIn(resolver, owner, own.name);
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    const [only] = held;
    if (only === undefined)
      return refusedAs(`nothing tells of which class “${own.name}” of “${symbol.name}” is`, 'Write its type beside it first.');
    if (held.length > 1) return refusedAs(`“${own.name}” of “${symbol.name}” may be of more than one class`);
    return described(resolver, owner, own, only, own.classes.length === 0);
  }
  const all = fields.filter(({ classes }) => classes.length === 1);
  if (to === undefined) return onlyOne(resolver, owner, all, phrase, `“${symbol.name}” holds no object of a class of this workspace`);
  const asked = askedClass(resolver, to, phrase);
  if (asked.kind !== 'done') return asked;
  const line = (ref: SymbolRef): readonly string[] => resolver.values.line(ref).classes.map(symbolKey);
  const fitting = all.filter(({ classes: [of] }) => of !== undefined && line(of).includes(symbolKey(asked.value)));
  const name = terrain.view(asked.value.path)?.symbol(asked.value.symbol)?.name ?? '';
  const guessed = fields.filter((field) => field.classes.length === 0 && isCalled(field.name, nameOfObject(name, owner.view.family)));
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const [guess] = guessed;
  if (fitting.length === 0 && guess !== undefined) return described(resolver, owner, guess, asked.value, true);
  return onlyOne(resolver, owner, fitting, phrase, `“${symbol.name}” holds no “${name}” in a field`);
}

/** `cart` is also called what hides it: `_cart`, `#cart`. */
function isCalled(field: string, spoken: string): boolean {
  return spoken !== '' && (field === spoken || field.replace(/^(?:#|_+)/, '') === spoken);
}

function fieldsOf(resolver: Resolver, owner: SymbolRef): readonly Candidate[] {
  const { terrain, values } = resolver;
  const found = new Map<string, Candidate>();
  for (const at of values.line(owner).classes) {
    const view = terrain.view(at.path);
    for (const [name, ix] of Object.entries(view?.symbol(at.symbol)?.members ?? {})) {
      const symbol = ix === NONE ? undefined : view?.symbol(ix);
      if (symbol === undefined || found.has(name) || !fieldKinds.has(symbol.kind) || symbol.modifiers.includes('static')) continue;
      const ref = { path: at.path, symbol: ix };
      const classes = heldBy(resolver, ref).filter((each) => {
        const kind = terrain.view(each.path)?.symbol(each.symbol)?.kind;
        return kind === 'class' || kind === 'interface';
      });
      found.set(name, { ref, name, classes: [...new Map(classes.map((each) => [symbolKey(each), each])).values()] });
    }
  }
  return [...found.values()];
}

/** Of a property what it gives back. */
function heldBy({ terrain, values }: Resolver, ref: SymbolRef): readonly SymbolRef[] {
  const symbol = terrain.view(ref.path)?.symbol(ref.symbol);
  const given = symbol?.type ? values.ofType(ref.path, symbol.type) : values.ofSymbol(ref);
  return given.flatMap((value) => (value.kind === 'instance' ? [value.ref] : []));
}

/** `self.cart = cart`, where a class Cart is in sight. */
function alikeIn(resolver: Resolver, { view, ref }: ClassSubject, field: string): readonly SymbolRef[] {
  return view.index.symbols.flatMap((symbol, ix) => {
    if (symbol.scope !== 0 || !isCalled(field, nameOfObject(symbol.name, view.family)) || symbol.name === field) return [];
    const targets = resolver.terrain.follow({ path: ref.path, symbol: ix });
    return targets.flatMap(({ target }) =>
      target.kind === 'symbol' && resolver.terrain.view(target.ref.path)?.symbol(target.ref.symbol)?.kind === 'class' ? [target.ref] : [],
    );
  });
}

function askedClass(resolver: Resolver, to: TargetSpec, phrase: (field: string) => string): Step<SymbolRef, Refusal> {
  const first = resolveTarget(resolver, { ...to, kind: to.kind ?? 'class' }, phrase);
  const found =
    first.kind === 'refused' && to.kind === undefined && first.error.error.code === 'symbol-not-found'
      ? resolveTarget(resolver, { ...to, kind: 'interface' }, phrase)
      : first;
  if (found.kind === 'need') return found;
  if (found.kind === 'refused') return first.kind === 'refused' ? first : found;
  return found.value.kind === 'symbols' ? { kind: 'done', value: found.value.primary } : refusedAs(`“${to.name}” is no class`);
}

function onlyOne(
  resolver: Resolver,
  owner: ClassSubject,
  fields: readonly Candidate[],
  phrase: (field: string) => string,
  none: string,
): Step<HeldField, Refusal> {
  const [only] = fields;
  const of = only?.classes[0];
  if (only === undefined || of === undefined) return refusedAs(none, 'Name the field that holds it.');
  if (fields.length === 1) return described(resolver, owner, only, of, false);
  const candidates = fields.map(
    ({ name, ref }): TargetCandidate => ({
      name: `${owner.symbol.name}.${name}`,
      kind: 'field',
      place: placeOf(resolver.terrain, ref),
      suggestion: phrase(name),
    }),
  );
  const names = fields.map(({ name }) => `“${name}”`).join(', ');
  return { kind: 'refused', error: refusal('symbol-ambiguous', `“${owner.symbol.name}” holds several: ${names}.`, candidates) };
}

function described(
  resolver: Resolver,
  owner: ClassSubject,
  { ref, name }: Candidate,
  of: SymbolRef,
  guessed: boolean,
): Step<HeldField, Refusal> {
  const { terrain } = resolver;
  const root = terrain.tree(ref.path);
  const symbol = terrain.view(ref.path)?.symbol(ref.symbol);
  if (root === undefined || symbol === undefined) return { kind: 'need', requests: terrain.needs.requests };
  const types = symbol.declarations.flatMap((at) => typeAt(root, at) ?? []);
  const [written] = types;
  const className = terrain.view(of.path)?.symbol(of.symbol)?.name ?? '';
  const orNone =
    symbol.modifiers.includes('optional') ||
    /\bOptional\[|\|\s*(?:None|null|undefined)\b|\b(?:None|null|undefined)\s*\|/.test(written?.text ?? '');
  if (orNone && owner.view.family === 'ecmascript')
    return refusedAs(`“${name}” of “${owner.symbol.name}” may be empty, and there is nothing to delegate to then`);
  const about = [placeOf(terrain, ref)];
  const decision: OperationDecision = {
    kind: 'plan',
    choice: `reaches “${className}” through “${name}”`,
    rationale: guessed
      ? 'it is called as the class is, and nothing else tells its class'
      : orNone
        ? 'it may be empty, and whatever is delegated fails then'
        : `“${name}” holds an object of that class`,
    rejected: [],
    confidence: guessed || orNone ? 0.7 : 0.95,
    about,
  };
  const hidden = name.startsWith('#') || symbol.modifiers.some((word) => word === 'private' || word === 'protected');
  return { kind: 'done', value: { ref, name, of, hidden, type: written?.text, decisions: [decision] } };
}

/** The type that is written beside a field where it is declared: its text and place. */
export function typeAt(root: SyntaxNode, name: Extent): (Extent & { readonly text: string }) | undefined {
  const token = nodeAround(root, name);
  const holder = token.parent?.type === 'attribute' ? token.parent.parent : token.parent;
  const type = holder?.childForFieldName('type') ?? holder?.childForFieldName('return_type');
  const inner = type?.type === 'type_annotation' ? type.namedChildren[0] : type;
  return inner ? { ...extentOf(inner), text: inner.text } : undefined;
}
