/** A call whose result goes to several places, as one call for each part that is used: statements, declarations, in one line or in several. */

import { extentOf, nodesIn } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { LanguageRules } from '../../core/terrain/languageRules.ts';
import type { Rewriting } from '../rewriting/rewrittenText.ts';
import { type Bound, boundArguments } from './boundArguments.ts';
import type { Part } from './partNames.ts';
import { statementPlace } from './resultPatterns.ts';
import type { Results } from './results.ts';
import type { SplitSubject, SplitUse } from './splitSubject.ts';

export type Parts = Rewriting['parts'];

export interface CallContext {
  readonly text: string;
  readonly root: SyntaxNode;
  readonly rules: LanguageRules;
  readonly eol: string;
  readonly subject: SplitSubject;
  readonly parts: readonly Part[];
  readonly results: Results;
  /** Whether a target is wanted at all; those that are not are left out. */
  readonly wants: (target: SyntaxNode) => boolean;
  /** Names that came in already, each with the function it came into. */
  readonly given: Set<string>;
}

export interface WrittenUse {
  readonly rewritings: readonly { readonly extent: Extent; readonly parts: Parts }[];
  readonly used: readonly Part[];
  readonly bound: readonly Bound[];
  readonly oneTime: readonly Extent[]; // handed to more than one part, and gone through once
}

export type Written = WrittenUse | { readonly whyKept: string };

/** The call of one part: `await m.total(x)`. */
export function called(
  use: SplitUse,
  { subject }: CallContext,
  call: SyntaxNode,
  value: SyntaxNode,
  part: Part,
  bound: readonly Bound[],
): Parts {
  const { use: site } = use;
  const object = bound.find(({ what }) => what === 'object');
  const callee: Parts =
    site.object === undefined
      ? [part.name]
      : [object ? object.name : extentOf(site.object), { start: site.object.endIndex, end: site.name.startIndex }, part.name];
  const rest: (string | Extent)[] = [];
  if (!subject.accessor) {
    let at = site.access.endIndex;
    for (const { extent, name, before } of bound) {
      if (extent === undefined) continue;
      rest.push({ start: at, end: extent.start }, `${before}${name}`);
      at = extent.end;
    }
    rest.push({ start: at, end: call.endIndex });
  }
  return [{ start: value.startIndex, end: call.startIndex }, ...callee, ...rest, { start: call.endIndex, end: value.endIndex }];
}

export function access(inner: number | string | undefined): string {
  return inner === undefined ? '' : typeof inner === 'number' ? `[${inner}]` : `.${inner}`;
}

export function partOf(
  { parts, results }: Pick<CallContext, 'parts' | 'results'>,
  at: number | string,
): { readonly part: Part; readonly inner: number | string | undefined } | undefined {
  const count = results.keys.length;
  const position = typeof at === 'string' ? results.keys.indexOf(at) : results.form === 'names' ? -1 : at < 0 ? count + at : at;
  const part = parts.find(({ values }) => values.includes(position));
  if (!part) return undefined;
  return { part, inner: part.values.length === 1 ? undefined : typeof at === 'string' ? at : part.values.indexOf(position) };
}

export interface Assigned {
  readonly part: Part;
  readonly target: string;
}

export function assigned(
  use: SplitUse,
  context: CallContext,
  call: SyntaxNode,
  value: SyntaxNode,
  holder: SyntaxNode,
  assigns: readonly Assigned[],
): Written {
  const { text, eol } = context;
  const { family } = use.view;
  const declaration = holder.type === 'variable_declarator' ? holder.parent : undefined;
  const plain = holder.parent;
  if (!declaration && plain?.type !== 'expression_statement') return { whyKept: 'unpacks it in the middle of something else' };
  const several = assigns.length > 1;
  const own = several ? boundArguments(use, context, call) : { bound: [], oneTime: [] };
  if ('whyKept' in own) return own;
  const { bound, oneTime } = own;
  const calls = assigns.map(({ part }) => called(use, context, call, value, part, bound));
  const used = assigns.map(({ part }) => part);
  const names = new Set(assigns.flatMap(({ target }) => target.match(/[\p{ID_Start}_$][\p{ID_Continue}$]*/gu) ?? []));
  const reads = several && readsAny(call, names);
  const result = (extent: Extent, parts: Parts): Written => ({ rewritings: [{ extent, parts }], used, bound, oneTime });
  if (declaration) {
    if (reads) return { whyKept: 'gives it what it sets' };
    const words = text.slice(declaration.startIndex, declaration.namedChildren[0]?.startIndex ?? declaration.startIndex);
    const alone = declaration.namedChildren.filter(({ type }) => type === 'variable_declarator').length === 1;
    const outer = declaration.parent?.type === 'export_statement' ? declaration.parent : declaration;
    const inHead = /^for_/.test(declaration.parent?.type ?? '');
    if (!alone || inHead) {
      const list = [
        ...bound.map(({ name, parts }): Parts => [`${name} = `, ...parts]),
        ...assigns.map(({ target }, i): Parts => [`${target} = `, ...(calls[i] ?? [])]),
      ];
      return result(
        extentOf(holder),
        list.flatMap((each, i) => (i === 0 ? each : [', ', ...each])),
      );
    }
    const place = statementPlace(text, outer, family, eol);
    const end = text.slice(holder.endIndex, outer.endIndex);
    const head = text.slice(outer.startIndex, declaration.startIndex) + words;
    const lines: Parts[] = [
      ...bound.map(({ name, parts }): Parts => [`const ${name} = `, ...parts, end]),
      ...assigns.map(({ target }, i): Parts => [`${head}${target} = `, ...(calls[i] ?? []), end]),
    ];
    return result(extentOf(outer), [
      place.opening,
      ...lines.flatMap((line, i) => (i === 0 ? line : [place.between, ...line])),
      place.closing,
    ]);
  }
  const place = statementPlace(text, plain ?? holder, family, eol);
  if (family === 'python') {
    const extent = extentOf(holder);
    if (reads) {
      const targets = assigns.map(({ target }) => (target.includes(',') ? `(${target})` : target)).join(', ');
      const lines = bound.map(({ name, parts }): Parts => [`${name} = `, ...parts, place.between]);
      return result(extent, [...lines.flat(), `${targets} = `, ...calls.flatMap((each, i) => (i === 0 ? each : [', ', ...each]))]);
    }
    const lines: Parts[] = [
      ...bound.map(({ name, parts }): Parts => [`${name} = `, ...parts]),
      ...assigns.map(({ target }, i): Parts => [`${target} = `, ...(calls[i] ?? [])]),
    ];
    return result(
      extent,
      lines.flatMap((line, i) => (i === 0 ? line : [place.between, ...line])),
    );
  }
  const statement = plain ?? holder;
  const isNamed = assigns.some(({ target }) => target.startsWith('{'));
  if (reads || isNamed) return { whyKept: 'gives it what it sets' };
  const end = /;$/.test(statement.text) ? ';' : '';
  const lines: Parts[] = [
    ...bound.map(({ name, parts }): Parts => [`const ${name} = `, ...parts, end]),
    ...assigns.map(({ target }, i): Parts => [`${target} = `, ...(calls[i] ?? []), end]),
  ];
  const braces = lines.length > 1 ? place : { ...place, opening: '', closing: '' };
  return result(extentOf(statement), [
    braces.opening,
    ...lines.flatMap((line, i) => (i === 0 ? line : [place.between, ...line])),
    braces.closing,
  ]);
}

/** Whether the call reads what its result is written to: the second of two calls would see what the first one gave. */
function readsAny(call: SyntaxNode, names: ReadonlySet<string>): boolean {
  const list = [call.childForFieldName('arguments'), call.childForFieldName('function')?.childForFieldName('object')];
  return list.some(
    (node) =>
      node &&
      nodesIn(
        node,
        ({ type }) => type === 'identifier',
        () => true,
      )
        .concat(node)
        .some(({ type, text }) => type === 'identifier' && names.has(text)),
  );
}
