/** What a call does, as far as the code of what it calls can be read: a function of the workspace that only works out a value is no danger. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { CallEffect } from '../../core/terrain/bodies/writtenBody.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type Definition, definitionAt } from '../callables/definition.ts';
import { BodyEffects } from './bodyEffects.ts';
import { LocalAccess } from './localAccess.ts';
import { everyStatement, ownStretches } from './statements.ts';

/** Calls of calls that are followed. */
const DEPTH_MAX = 3;

export function knownCalls(resolver: Resolver, view: FileView, own: Definition, depth = 0): (call: SyntaxNode) => CallEffect | undefined {
  return (call) => {
    const callee = call.childForFieldName('function');
    const name = callee?.childForFieldName('attribute') ?? callee?.childForFieldName('property') ?? callee;
    const occurrence = name ? view.occurrencesAt(name.startIndex).find(({ end }) => end === name.endIndex) : undefined;
    if (!occurrence || depth >= DEPTH_MAX) return undefined;
    const targets = resolver.links(view, occurrence).flatMap(({ target }) => (target.kind === 'symbol' ? [target.ref] : []));
    const [ref] = targets;
    if (ref === undefined || targets.length > 1) return undefined;
    const other = resolver.terrain.view(ref.path);
    const root = resolver.terrain.tree(ref.path);
    const symbol = other?.symbol(ref.symbol);
    if (!other || !root || !symbol || (symbol.kind !== 'function' && symbol.kind !== 'method')) return undefined;
    const definition = definitionAt(root, symbol.nameExtent, other.family);
    if (!definition?.body) return undefined;
    // It calls itself: what it does is told by the rest of it.
    if (other.path === view.path && definition.node.id === own.node.id) return 'none';
    const nested = other.path === view.path && own.node.startIndex <= definition.start && definition.end <= own.node.endIndex;
    return effectOfBody(resolver, other, root, definition, depth + 1, nested);
  };
}

function effectOfBody(
  resolver: Resolver,
  view: FileView,
  root: SyntaxNode,
  definition: Definition,
  depth: number,
  nested: boolean,
): CallEffect | undefined {
  const rules = resolver.terrain.rulesOf(view.path)?.bodies;
  const block = rules?.bodyOf(definition.node).block;
  if (!rules || !block) return undefined;
  const access = new LocalAccess(view, root, definition.node, rules.callableTypes);
  const effects = new BodyEffects(access, rules, definition.node, knownCalls(resolver, view, definition, depth));
  let found: CallEffect = 'none';
  for (const statement of everyStatement(block)) {
    const { outside: all, checks, unknown, looks } = effects.of(statement, ownStretches(statement));
    // What a function inside of the function does to its names is seen where it stands.
    const outside = nested ? all.filter(({ why }) => !/not its own$/.test(why)) : all;
    if (outside.some(({ sure, why }) => sure && !/given$/.test(why))) return 'acts';
    if (outside.some(({ why }) => /given$/.test(why))) return 'changes';
    if (outside.some(({ lasting }) => !lasting)) return 'varies';
    if (outside.some(({ why }) => /log$/.test(why))) return 'tells';
    if (outside.length > 0) return undefined;
    if (checks || statement.kind === 'raise') found = found === 'none' ? 'checks' : found;
    if (looks.length > 0) found = 'reads';
    else if (unknown.length > 0 && found !== 'reads') found = 'unknown';
  }
  return found;
}
