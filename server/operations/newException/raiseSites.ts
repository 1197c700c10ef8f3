/** Where an exception is raised or thrown, and where it is caught: in whole files, or in the functions and classes that were named. */

import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { extentOf, nodesIn } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import { viewsMentioning } from '../../core/terrain/relations/references/subject.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { argumentsIn } from '../callables/callableUse.ts';
import { isWithin } from '../callables/receiver.ts';
import { resolveTargets } from '../target/severalTargets.ts';
import { type Exception, isMeant } from './exceptionNames.ts';

export interface RaiseSite {
  readonly path: WorkspacePath;
  readonly view: FileView;
  readonly name: Extent; // of the exception, with what is left of its dot
  readonly statement: Extent; // up to the name's end
  readonly scope: number;
  readonly arguments: number;
}

export interface RaiseSites {
  readonly raised: readonly RaiseSite[];
  readonly caught: readonly { readonly path: WorkspacePath; readonly place: Extent; readonly text: string }[]; // everywhere
}

interface Stretch {
  readonly path: WorkspacePath;
  readonly extent: Extent | undefined; // undefined: the whole file
}

export function raiseSites(resolver: Resolver, exception: Exception, places: readonly TargetSpec[] | undefined): Step<RaiseSites, Refusal> {
  const { terrain } = resolver;
  const named = places === undefined ? undefined : stretchesOf(resolver, places);
  if (named !== undefined && named.kind !== 'done') return named;
  const stretches = named?.value;
  const views = viewsMentioning(resolver, exception.name);
  if (views.kind !== 'done') return views;
  const raised: RaiseSite[] = [];
  const caught: RaiseSites['caught'][number][] = [];
  for (const view of views.value) {
    const root = terrain.tree(view.path);
    if (root === undefined) continue;
    for (const node of nodesIn(
      root,
      ({ type }) => statements.has(type),
      () => true,
    )) {
      const made = madeIn(node);
      if (made !== undefined) {
        const name = nameNode(made.name);
        const inside =
          stretches === undefined ||
          stretches.some(({ path, extent }) => path === view.path && (extent === undefined || isWithin(extentOf(node), extent)));
        if (!inside || !isMeant(resolver, view, name.startIndex, exception)) continue;
        const scope = view.occurrencesAt(name.startIndex)[0]?.scope ?? 0;
        raised.push({
          path: view.path,
          view,
          name: extentOf(made.name),
          statement: { start: node.startIndex, end: made.name.endIndex },
          scope,
          arguments: made.arguments,
        });
      } else if (node.type === 'except_clause') {
        const text = node.text.split('\n')[0]?.trim() ?? '';
        for (const name of namesCaught(node))
          if (isMeant(resolver, view, nameNode(name).startIndex, exception)) caught.push({ path: view.path, place: extentOf(name), text });
      } else if (node.type === 'binary_expression' && node.children.some(({ type }) => type === 'instanceof')) {
        const right = node.childForFieldName('right');
        if (right && isMeant(resolver, view, nameNode(right).startIndex, exception))
          caught.push({ path: view.path, place: extentOf(right), text: node.text });
      }
    }
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  return { kind: 'done', value: { raised, caught } };
}

/** What is raised at some places, each name once, as it is written. */
export function namesRaised(resolver: Resolver, places: readonly TargetSpec[]): Step<readonly string[], Refusal> {
  const { terrain } = resolver;
  const stretches = stretchesOf(resolver, places);
  if (stretches.kind !== 'done') return stretches;
  const names = new Set<string>();
  for (const { path, extent } of stretches.value) {
    const root = terrain.view(path) && terrain.tree(path);
    if (!root) continue;
    for (const node of nodesIn(
      root,
      ({ type }) => statements.has(type),
      () => true,
    )) {
      const made = extent === undefined || isWithin(extentOf(node), extent) ? madeIn(node) : undefined;
      if (made !== undefined) names.add(nameNode(made.name).text);
    }
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  return { kind: 'done', value: [...names] };
}

function stretchesOf(resolver: Resolver, places: readonly TargetSpec[]): Step<readonly Stretch[], Refusal> {
  const { terrain } = resolver;
  const named = resolveTargets(resolver, places, (words) => `raise it in ${words}`);
  if (named.kind !== 'done') return named;
  const value = named.value.flatMap((target): readonly Stretch[] => {
    if (target.kind === 'module') return [{ path: target.path, extent: undefined }];
    if (target.kind === 'folder')
      return (terrain.facts.paths()?.paths ?? [])
        .filter((path) => path.startsWith(`${target.path}/`))
        .map((path) => ({ path, extent: undefined }));
    if (target.kind === 'place') return [];
    return target.refs.map(({ path, symbol }) => ({ path, extent: terrain.view(path)?.symbol(symbol)?.extent }));
  });
  return { kind: 'done', value };
}

const statements: ReadonlySet<string> = new Set(['raise_statement', 'throw_statement', 'except_clause', 'binary_expression']);

/** `raise E`, `raise E(…)`, `throw new E(…)` */
function madeIn(statement: SyntaxNode): { readonly name: SyntaxNode; readonly arguments: number } | undefined {
  if (statement.type !== 'raise_statement' && statement.type !== 'throw_statement') return undefined;
  const value = statement.namedChildren[0];
  const isMade = value?.type === 'call' || value?.type === 'new_expression';
  const name = isMade ? (value.childForFieldName('function') ?? value.childForFieldName('constructor')) : value;
  if (!name || (statement.type === 'throw_statement' && !isMade) || !/^(?:identifier|attribute|member_expression)$/.test(name.type))
    return undefined;
  const list = isMade ? value.childForFieldName('arguments') : null;
  return { name, arguments: list === null ? 0 : argumentsIn(list).length };
}

function nameNode(node: SyntaxNode): SyntaxNode {
  return node.childForFieldName('attribute') ?? node.childForFieldName('property') ?? node;
}

function namesCaught(clause: SyntaxNode): readonly SyntaxNode[] {
  return nodesIn(
    clause,
    ({ type }) => type === 'identifier' || type === 'attribute',
    ({ type }) => type !== 'block' && type !== 'attribute',
  );
}
