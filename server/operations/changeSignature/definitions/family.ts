/** The functions that share a signature: a method with its overrides and declarations, overloads, stubs; a class's constructor. */
import type { Step } from '../../../core/facts/facts.ts';
import type { Refusal } from '../../../core/operation/operation.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import { NONE, type SymbolRecord } from '../../../core/terrain/fileIndex.ts';
import type { LanguageFamily } from '../../../core/terrain/languageId.ts';
import { dottedName, kindWord } from '../../../core/terrain/naming.ts';
import { subjectOf } from '../../../core/terrain/relations/references/subject.ts';
import type { SymbolTarget } from '../../../core/terrain/relations/references/symbolTarget.ts';
import type { Resolver } from '../../../core/terrain/resolver.ts';
import type { WrittenFields, WrittenParameter, WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';
import { type SymbolRef, symbolKey } from '../../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../../protocol/ids.ts';
import { asSpoken } from '../../target/asSpoken.ts';
import { refusal } from '../../target/candidates.ts';
import type { ResolvedTarget } from '../../target/targetResolver.ts';

export interface Definition {
  readonly ref: SymbolRef;
  readonly symbol: SymbolRecord;
  readonly path: WorkspacePath;
  readonly text: string;
  readonly root: SyntaxNode;
  readonly signature: WrittenSignature;
  readonly fields: WrittenFields | undefined; // the constructor nobody wrote
}

export interface SignatureFamily {
  readonly target: SymbolTarget; // what is called: the function, or the constructor or class
  readonly spoken: SymbolRef; // what was named: maybe the class
  readonly primary: Definition;
  readonly definitions: readonly Definition[]; // the primary one first
  readonly keys: ReadonlySet<string>;
  readonly language: LanguageFamily;
  readonly constructs: boolean; // it is a constructor, called by its class's name
  readonly outside: boolean; // a class of it has ancestors that are not of the workspace
}

type Symbols = Extract<ResolvedTarget, { kind: 'symbols' }>;

export function familyOf(resolver: Resolver, resolved: ResolvedTarget, spokenName: string): Step<SignatureFamily, Refusal> {
  if (resolved.kind !== 'symbols') {
    const what = resolved.kind === 'place' ? 'in a file that is not understood in depth' : 'a module';
    return refused(`“${spokenName}” is ${what}; what has parameters is a function, a method or a class.`);
  }
  const { terrain } = resolver;
  const owner = ownerOfParameter(resolver, resolved);
  const target = constructorOf(resolver, owner ?? oneConstructor(resolver, resolved, spokenName));
  const spoken = owner?.primary ?? (resolved.symbolKind === 'class' ? resolved.primary : target.primary);
  const subject = subjectOf(resolver, target);
  if (subject.kind !== 'done') return subject;
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const name = terrain.view(target.primary.path)?.symbol(target.primary.symbol)?.name ?? '';
  const constructs = isConstructor(name) || target.symbolKind === 'class';
  const refs = constructs ? target.refs : subject.value.refs;
  const definitions = refs.flatMap((ref) => definitionsOf(resolver, ref));
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const primary =
    definitions.find(({ ref, signature }) => symbolKey(ref) === symbolKey(target.primary) && signature.body && !signature.overload) ??
    definitions[0];
  if (!primary) return refused(whyNone(resolver, resolved, spokenName));
  return {
    kind: 'done',
    value: {
      target: { ...target, refs },
      spoken,
      primary,
      definitions: [primary, ...definitions.filter((each) => each !== primary)],
      keys: new Set(refs.map(symbolKey)),
      language: terrain.view(primary.path)?.family ?? 'python',
      constructs,
      outside: subject.value.outside && !constructs,
    },
  };
}

function refused(message: string): Step<never, Refusal> {
  return { kind: 'refused', error: refusal('signature-unfit', message) };
}

function whyNone(resolver: Resolver, { primary, symbolKind }: Symbols, name: string): string {
  if (symbolKind === 'class') return `“${name}” has no constructor of its own; name the class that has one.`;
  return `“${name}” is a ${kindWord(symbolKind)} that holds no function which can be read (${dottedName(resolver.terrain, primary)}).`;
}

function isConstructor(name: string): boolean {
  return name === '__init__' || name === '__new__' || name === 'constructor';
}

/** A parameter was pointed at: its function is meant. */
function ownerOfParameter(resolver: Resolver, { primary, symbolKind }: Symbols): SymbolTarget | undefined {
  if (symbolKind !== 'parameter') return undefined;
  const view = resolver.terrain.view(primary.path);
  const owner = view?.symbol(primary.symbol)?.container ?? NONE;
  const symbol = view?.symbol(owner);
  const ref = { path: primary.path, symbol: owner };
  return symbol && { name: symbol.name, primary: ref, refs: [ref], symbolKind: symbol.kind };
}

/** A constructor does not stand for those of other classes: the one that was named, and what declares the same. */
function oneConstructor(resolver: Resolver, resolved: Symbols, spokenName: string): SymbolTarget {
  if (!isConstructor(resolved.name)) return resolved;
  const { terrain } = resolver;
  const [spoken = resolved.primary] = asSpoken(terrain, resolved, spokenName);
  const dotted = dottedName(terrain, spoken);
  const stem = (path: string): string => path.replace(/(?:\.d)?\.\w+$/, '');
  const refs = resolved.refs.filter((ref) => dottedName(terrain, ref) === dotted && stem(ref.path) === stem(spoken.path));
  return { ...resolved, primary: spoken, refs };
}

/** Of a class its own constructor; of one without its fields, or the nearest constructor above. */
function constructorOf(resolver: Resolver, target: SymbolTarget): SymbolTarget {
  if (target.symbolKind !== 'class') return target;
  const { values } = resolver;
  for (const at of values.line(target.primary).classes) {
    for (const name of ['__init__', '__new__', 'constructor']) {
      const own = values.ownMember(at, name);
      if (own) return { name, primary: own, refs: [own], symbolKind: 'method' };
    }
    if (at.path === target.primary.path && fieldsOf(resolver, at)) return target;
  }
  return target;
}

export function fieldsOf(resolver: Resolver, ref: SymbolRef): WrittenFields | undefined {
  const { terrain } = resolver;
  const symbol = terrain.view(ref.path)?.symbol(ref.symbol);
  const root = terrain.tree(ref.path);
  return symbol && root ? terrain.rulesOf(ref.path)?.signatures.fieldsAt(root, symbol.nameExtent) : undefined;
}

/** Whether it only declares, and where such declarations say of defaults that there is one: `x: int = ...`. */
export function elidesDefaults({ definitions }: SignatureFamily, { path, signature }: Definition): boolean {
  const declares = (at: string, { overload }: WrittenSignature): boolean => overload || at.endsWith('.pyi');
  return (
    declares(path, signature) &&
    definitions.some(
      (each) =>
        declares(each.path, each.signature) &&
        each.signature.parameters.some(({ fallback }) => fallback && each.text.slice(fallback.start, fallback.end) === '...'),
    )
  );
}

/** One for each declaration: an overloaded function has several. */
export function definitionsOf(resolver: Resolver, ref: SymbolRef): readonly Definition[] {
  const { terrain } = resolver;
  const file = terrain.file(ref.path);
  const symbol = terrain.view(ref.path)?.symbol(ref.symbol);
  const root = terrain.tree(ref.path);
  const rules = terrain.rulesOf(ref.path);
  if (!file || !symbol || !root || !rules) return [];
  const found = new Map<number, Definition>();
  const about = { ref, symbol, path: ref.path, text: file.text, root };
  for (const name of [symbol.nameExtent, ...symbol.declarations]) {
    const signature = rules.signatures.signatureAt(root, name);
    if (signature && !found.has(signature.node.id)) found.set(signature.node.id, { ...about, signature, fields: undefined });
  }
  if (found.size > 0) return [...found.values()];
  const fields = symbol.kind === 'class' ? rules.signatures.fieldsAt(root, symbol.nameExtent) : undefined;
  return fields ? [{ ...about, signature: signatureOfFields(resolver, ref, fields), fields }] : [];
}

/** What the constructor takes that is made from fields: those of the classes above first. */
export function signatureOfFields(resolver: Resolver, ref: SymbolRef, own: WrittenFields): WrittenSignature {
  const above = resolver.values.line(ref).classes.slice(1).toReversed();
  const all = new Map<string, WrittenParameter>();
  for (const fields of [...above.flatMap((at) => fieldsOf(resolver, at) ?? []), own]) {
    for (const field of fields.fields) {
      if (!field.given) continue;
      all.set(field.name, {
        start: field.start,
        end: field.end,
        name: field.name,
        nameExtent: field.nameExtent,
        kind: fields.keywordOnly || field.keywordOnly ? 'keywordOnly' : 'plain',
        receiver: false,
        type: field.type,
        fallback: field.fallback,
        optional: false,
        pattern: undefined,
        field: true,
      });
    }
  }
  const end = own.class.endIndex;
  return {
    list: { start: end, end },
    bare: false,
    parameters: [...all.values()],
    marks: [],
    node: own.class,
    body: own.class,
    returnType: undefined,
    overload: false,
  };
}
