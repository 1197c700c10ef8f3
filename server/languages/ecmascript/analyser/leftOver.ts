/**
 * Code that the grammar makes no sense of. What of it is sound is read as such; names that no handler has seen are read by what stands
 * around them, so that none is missed. Code that is understood is never looked at.
 */
import { extentOf } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import { type Expression, NONE, type ScopeIx } from '../../../core/terrain/fileIndex.ts';
import { ALL } from './meaning.ts';
import { visitParameters } from './parameters.ts';
import { visitTypeParameters } from './typeParameters.ts';
import type { Handler, Walker } from './walker.ts';

const names: ReadonlySet<string> = new Set([
  'identifier',
  'type_identifier',
  'property_identifier',
  'private_property_identifier',
  'shorthand_property_identifier',
]);

/** In an error may stand the head of a signature, whose names are its own: generic ones follow a type without a semicolon between. */
function visitError(walker: Walker, node: SyntaxNode): void {
  const { scope, self } = walker;
  for (const child of node.children) {
    const rest = { start: child.startIndex, end: node.endIndex };
    if (child.type === 'type_parameters') {
      walker.scope = walker.draft.addScope('typeParameters', walker.scope, NONE, rest, false);
      visitTypeParameters(walker, child, NONE);
    } else if (child.type === 'formal_parameters') {
      walker.scope = walker.draft.addScope('function', walker.scope, NONE, rest, true);
      visitParameters(walker, child, NONE, {});
    } else if (child.isNamed) walker.visit(child);
  }
  walker.scope = scope;
  walker.self = self;
}

export const errorHandlers: readonly (readonly [string, Handler])[] = [['ERROR', visitError]];

export function readLeftOver(walker: Walker, root: SyntaxNode): void {
  if (!root.hasError) return;
  const seen = new Set(walker.draft.occurrences.map(({ start }) => start));
  const left = namesLeft(root).filter(({ startIndex, endIndex }) => !seen.has(startIndex) && startIndex < endIndex);
  const scopes = new ScopeSweep(walker);
  for (const node of left) readName(walker, node, scopes.at(node.startIndex));
}

/** In order: names in errors. */
function namesLeft(root: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const look = (node: SyntaxNode, inError: boolean): void => {
    if (inError && names.has(node.type)) found.push(node);
    else if (inError || node.hasError) for (const child of node.children) look(child, inError || child.isError);
  };
  look(root, root.isError);
  return found;
}

function readName(walker: Walker, node: SyntaxNode, scope: ScopeIx): void {
  const { text, draft } = walker;
  const from = Math.max(0, node.startIndex - beforeUnits);
  const before = text.slice(from, node.startIndex).trimEnd();
  const after = text.slice(node.endIndex, node.endIndex + afterUnits);
  if (/^(?:in|out)$/.test(node.text) && /^\s+[\w$]/.test(after)) return; // variance, which the grammar takes for a name
  if (before.endsWith('.') && !before.endsWith('...')) {
    draft.addOccurrence(extentOf(node), node.text, 'member', scope, { receiver: nameBefore(before, from, scope) });
  } else if (node.type === 'property_identifier' || /^\s*\??:/.test(after)) {
    draft.addOccurrence(extentOf(node), node.text, 'propertyKey', scope, {});
  } else draft.addOccurrence(extentOf(node), node.text, 'reference', scope, { wanted: ALL });
}

/** So much around a name is looked at for the dot before it, and for the colon after a key. */
const beforeUnits = 200;
const afterUnits = 20;

/** `a` of `a.`, if that is all there is before the dot. `from`: where `text` begins in the file. */
function nameBefore(text: string, from: number, scope: ScopeIx): Expression {
  const found = /(?<![\w$.\])])([A-Za-z_$][\w$]*)\s*\??\.$/.exec(text);
  const name = found?.[1];
  return found === null || name === undefined ? { kind: 'unknown' } : { kind: 'name', name, scope, at: from + found.index };
}

/** The innermost scope at offsets that are asked for in order. */
class ScopeSweep {
  readonly #walker: Walker;
  readonly #order: readonly ScopeIx[];
  readonly #around: ScopeIx[] = [];
  #next = 0;

  constructor(walker: Walker) {
    const { scopes } = walker.draft;
    this.#walker = walker;
    this.#order = scopes.map((_, ix) => ix).sort((a, b) => this.#start(a) - this.#start(b) || this.#end(b) - this.#end(a) || a - b);
  }

  at(offset: number): ScopeIx {
    for (let ix = this.#order[this.#next]; ix !== undefined && this.#start(ix) <= offset; ix = this.#order[++this.#next])
      this.#around.push(ix);
    while (this.#around.length > 1 && this.#end(this.#around.at(-1) ?? NONE) <= offset) this.#around.pop();
    return this.#around.at(-1) ?? 0;
  }

  #start(ix: ScopeIx): number {
    return this.#walker.draft.scopes[ix]?.start ?? 0;
  }

  #end(ix: ScopeIx): number {
    return this.#walker.draft.scopes[ix]?.end ?? 0;
  }
}
