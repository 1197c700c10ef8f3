/** A member of a class that an operation gives another shape: its class, its definitions, everything that refers to it, and why it may have to stay as it is. */

import type { Step } from '../../core/facts/facts.ts';
import type { OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { SymbolRecord } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { dottedName, kindWord, placeOf } from '../../core/terrain/naming.ts';
import { overridingOf } from '../../core/terrain/relations/overriding.ts';
import { referencesOf, type SymbolReferences } from '../../core/terrain/relations/references/referencesOf.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';
import type { IndexedFile } from '../../core/terrain/terrain.ts';
import { outsideFinding } from '../rename/outside.ts';
import { refusal } from '../target/candidates.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import { type Definition, definitionAt } from './definition.ts';

export interface MemberSubject {
  readonly name: string;
  readonly dotted: string; // "Reader.next_row"
  readonly ref: SymbolRef;
  readonly view: FileView;
  readonly file: IndexedFile;
  readonly root: SyntaxNode;
  readonly symbol: SymbolRecord;
  readonly owner: SymbolRecord; // the class
  readonly ownerRef: SymbolRef;
  readonly classNode: SyntaxNode;
  readonly definitions: readonly Definition[]; // overloads before what they are overloads of
  readonly definition: Definition; // the one with the body
  readonly found: SymbolReferences;
  readonly decisions: readonly OperationDecision[];
}

const classTypes: ReadonlySet<string> = new Set(['class_definition', 'class_declaration', 'abstract_class_declaration', 'class']);

export function memberSubject(resolver: Resolver, target: ResolvedTarget, spoken: string): Step<MemberSubject, Refusal> {
  const { terrain } = resolver;
  if (target.kind !== 'symbols') return refused('symbol-not-found', `“${spoken}” is no method of a class.`);
  const ref = target.primary;
  const file = terrain.file(ref.path);
  const view = terrain.view(ref.path);
  const root = terrain.tree(ref.path);
  const symbol = view?.symbol(ref.symbol);
  if (!file || !view || !root || !symbol) return { kind: 'need', requests: terrain.needs.requests };
  const owner = view.symbol(symbol.container);
  const ownerRef = { path: ref.path, symbol: symbol.container };
  const dotted = dottedName(terrain, ref);
  const kin = whyChosen(resolver, ref, dotted);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (kin) return { kind: 'refused', error: kin };
  if (owner?.kind !== 'class' || !view.isMember(ref.symbol))
    return refused('shape-unfit', `“${dotted}” is ${withArticle(kindWord(symbol.kind))}, and no method of a class.`);
  const twin = target.refs.find(({ path, symbol: ix }) => path !== ref.path || ix !== ref.symbol);
  if (twin) return refused('shape-unfit', `“${dotted}” is declared in ${twin.path} as well, and both would have to change alike.`);
  const definitions = symbol.declarations.flatMap((name) => definitionAt(root, name, view.family) ?? []);
  const definition = definitions.findLast(({ body }) => body !== undefined);
  if (definition === undefined || definitions.length < symbol.declarations.length)
    return refused('shape-unfit', `“${dotted}” is not written as a method: it is a value that its class holds.`);
  const classNode = classAround(nodeAround(root, owner.nameExtent));
  if (classNode === undefined) return refused('shape-unfit', `The class of “${dotted}” cannot be read.`);
  const found = referencesOf(resolver, target, 'terrainAndPhysics');
  if (found.kind !== 'done') return found;
  const kept = whyKept(resolver, ref, dotted, found.value);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (kept !== undefined && 'error' in kept) return { kind: 'refused', error: kept };
  const value = {
    name: symbol.name,
    dotted,
    ref,
    view,
    file,
    root,
    symbol,
    owner,
    ownerRef,
    classNode,
    definitions,
    definition,
    found: found.value,
  };
  return { kind: 'done', value: { ...value, decisions: kept?.decisions ?? [] } };
}

function classAround(name: SyntaxNode): SyntaxNode | undefined {
  for (let at: SyntaxNode | null = name.parent; at !== null; at = at.parent) if (classTypes.has(at.type)) return at;
  return undefined;
}

/** Methods of several classes that stand for each other. */
function whyChosen(resolver: Resolver, ref: SymbolRef, dotted: string): Refusal | undefined {
  const { terrain } = resolver;
  const { overrides, overriddenBy, beside } = overridingOf(resolver, ref);
  const [kin] = [...overrides, ...overriddenBy, ...beside];
  if (kin !== undefined) {
    const how = overrides.length > 0 ? 'overrides' : overriddenBy.length > 0 ? 'is overridden by' : 'may stand for';
    return refusal(
      'shape-unfit',
      `“${dotted}” ${how} “${dottedName(terrain, kin)}” in ${kin.path}; which of them runs is chosen by the object, and only methods of objects can be chosen so.`,
      [],
      'Bring them together into one first.',
    );
  }
  return undefined;
}

/** A refusal, or what had to be taken on trust about classes from outside. */
function whyKept(
  resolver: Resolver,
  ref: SymbolRef,
  dotted: string,
  found: SymbolReferences,
): Refusal | { readonly decisions: readonly OperationDecision[] } {
  const { terrain } = resolver;
  const symbol = terrain.view(ref.path)?.symbol(ref.symbol);
  const name = symbol?.name ?? '';
  if (/^__\w+__$/.test(name) || (name === 'constructor' && !ref.path.endsWith('.py')))
    return refusal('shape-unfit', `“${dotted}” is called by the language itself, as a method of its class.`);
  if (symbol?.modifiers.includes('abstract') || symbol?.decorators.some((each) => /(^|\.)abstractmethod$/.test(each)))
    return refusal('shape-unfit', `“${dotted}” is abstract: it is there to be overridden.`);
  const outside = outsideFinding(resolver, found.subject, found.references);
  const [finding] = outside.findings;
  if (finding) return refusal('shape-unfit', `${sentence(finding.text)}`, [], 'Take its class off that base first.');
  if (outside.decisions.length === 0) return { decisions: [] };
  return {
    decisions: [
      {
        kind: 'plan',
        choice: `changes “${dotted}” although its class has a base from outside of this workspace`,
        rationale:
          'the code here calls it by name, as one does with a member of one’s own; that the base does not know it cannot be proven',
        rejected: [{ choice: 'refuse', whyNot: 'it is used here by name' }],
        confidence: 0.7,
        about: [placeOf(terrain, ref)],
      },
    ],
  };
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

function refused(code: 'symbol-not-found' | 'shape-unfit', message: string): { readonly kind: 'refused'; readonly error: Refusal } {
  return { kind: 'refused', error: refusal(code, message) };
}
