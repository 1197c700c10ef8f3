/** The parts of a function: what each keeps of the body, and their texts. */

import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { WrittenBody, WrittenStatement } from '../../core/terrain/bodies/writtenBody.ts';
import type { Extent } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { OwnLines } from '../callables/definition.ts';
import { isOwnUse } from '../callables/functionUses.ts';
import { withoutLastBreak } from '../callables/memberLines.ts';
import { placesInWords } from '../callables/surroundings.ts';
import { unfit } from '../callables/unfit.ts';
import { BodyEffects } from './bodyEffects.ts';
import { writtenUse } from './callSites.ts';
import { knownCalls } from './knownCalls.ts';
import { LocalAccess } from './localAccess.ts';
import type { Part } from './partNames.ts';
import { annotationExtent, partTypes } from './partTypes.ts';
import { withAround } from './resultPatterns.ts';
import { type Results, wantedIn, writtenResult } from './results.ts';
import { type Slice, sliceOf } from './slice.ts';
import { type SplitSubject, type SplitUse, splitUses } from './splitSubject.ts';
import { everyStatement } from './statements.ts';
import { writtenPart } from './writtenPart.ts';

export interface SlicedParts {
  readonly parts: readonly Part[];
  readonly results: Results;
  readonly body: WrittenBody;
  readonly access: LocalAccess;
  readonly effects: BodyEffects;
  readonly slices: readonly (Slice | undefined)[]; // one for each part; undefined: the body is an expression
}

export function slicedParts(
  resolver: Resolver,
  subject: SplitSubject,
  body: WrittenBody,
  results: Results,
  parts: readonly Part[],
): SlicedParts {
  const rules = resolver.terrain.rulesOf(subject.ref.path)?.bodies;
  const { node } = subject.definition;
  if (!rules) throw new Error('the language of the function is known');
  const access = new LocalAccess(subject.view, subject.root, node, rules.callableTypes);
  const effects = new BodyEffects(access, rules, node, knownCalls(resolver, subject.view, subject.definition));
  const { block } = body;
  const slices = parts.map(({ values }) =>
    block ? sliceOf({ block, access, effects, rules, wanted: (value) => wantedIn(value, rules, results, values) }) : undefined,
  );
  return { parts, results, body, access, effects, slices };
}

/** Statements that a part keeps. */
export function keptBy({ body }: SlicedParts, slice: Slice | undefined): readonly WrittenStatement[] {
  return body.block && slice ? [...everyStatement(body.block)].filter((statement) => slice.keeps(statement)) : [];
}

export interface WrittenParts {
  readonly texts: readonly string[];
  readonly released: readonly Extent[]; // what none of them names any more
  readonly typesLost: boolean;
}

interface Head {
  readonly lines: OwnLines;
  readonly exported: boolean; // gets the word `export`
  readonly isDefault: boolean;
}

export function writtenParts(resolver: Resolver, subject: SplitSubject, sliced: SlicedParts, head: Head): WrittenParts | Refusal {
  const { definition, ref } = subject;
  const { text } = subject.file;
  const rules = resolver.terrain.rulesOf(ref.path);
  if (!rules) return unfit('its language is not understood');
  const types = partTypes(definition, text, rules.bodies, sliced.results);
  const annotation = annotationExtent(definition);
  const own = splitUses(resolver, subject).uses.filter((use) => isOwnUse(subject, use));
  const texts: string[] = [];
  for (const [i, part] of sliced.parts.entries()) {
    const slice = sliced.slices[i];
    const type = types?.of(part);
    const edits = [
      { ...definition.name, newText: part.name },
      ...(definition.returnType && type !== undefined ? [{ ...definition.returnType, newText: type }] : []),
      ...(annotation && type === undefined ? [{ ...annotation, newText: '' }] : []),
      ...exportEdits(subject, head),
    ];
    const recursion = ownCalls(resolver, subject, sliced, own, part, slice);
    if ('error' in recursion) return recursion;
    const result = (value: SyntaxNode): string =>
      writtenResult(text, value, rules.bodies, sliced.results, part.values, (node) => recursion.write(node));
    const partText = { text, family: subject.view.family, rules: rules.bodies, body: sliced.body, slice, access: sliced.access, result };
    texts.push(writtenPart(partText, withoutLastBreak(text, head.lines), [...edits, ...recursion.edits]));
  }
  const nowhere = sliced.body.block
    ? [...everyStatement(sliced.body.block)].filter((each) => sliced.slices.every((slice) => slice?.keeps(each) === false))
    : [];
  const grouped = sliced.parts.some(({ values }) => values.length > 1);
  return {
    texts,
    released: [...(types?.released && !grouped ? [types.released] : []), ...nowhere],
    typesLost: types !== undefined && sliced.parts.some((part) => types.of(part) === undefined),
  };
}

function exportEdits({ definition }: SplitSubject, { exported, isDefault }: Head): readonly (Extent & { readonly newText: string })[] {
  const start = definition.statement.startIndex;
  if (isDefault)
    return [{ start, end: start + (/^export\s+default\s+/.exec(definition.statement.text)?.[0].length ?? 0), newText: 'export ' }];
  return exported ? [{ start, end: start, newText: 'export ' }] : [];
}

interface OwnCalls {
  readonly edits: readonly (Extent & { readonly newText: string })[];
  readonly write: (node: SyntaxNode) => string;
}

/** Where the function calls itself, a part calls the parts it needs. */
function ownCalls(
  resolver: Resolver,
  subject: SplitSubject,
  sliced: SlicedParts,
  own: readonly SplitUse[],
  part: Part,
  slice: Slice | undefined,
): OwnCalls | Refusal {
  const { terrain } = resolver;
  const { text } = subject.file;
  const { path } = subject.ref;
  const rules = terrain.rulesOf(path);
  const edits: (Extent & { readonly newText: string })[] = [];
  const returned = new Map<number, SplitUse>();
  for (const use of own) {
    if (use.use.kind === 'call') {
      const whole = withAround(use.use.call);
      if (isReturned(whole, sliced)) {
        returned.set(whole.startIndex, use);
        continue;
      }
    }
    if (!rules) continue;
    const wants = (target: SyntaxNode): boolean => {
      const symbol = sliced.access.at(target.startIndex);
      return (slice?.uses(symbol) ?? []).some(({ start }) => start !== target.startIndex);
    };
    const context = {
      text,
      root: subject.root,
      rules,
      eol: lineBreakIn(text),
      subject,
      parts: sliced.parts,
      results: sliced.results,
      wants,
      given: new Set<string>(),
    };
    const inSlice = keptBy(sliced, slice).some(({ start, end }) => start <= use.place.start && use.place.end <= end);
    if (!inSlice) continue;
    const written = writtenUse(use, context);
    if ('whyKept' in written)
      return unfit(`“${subject.dotted}” calls itself and ${written.whyKept} (${placesInWords(terrain, [{ path, ...use.place }])})`);
    for (const { extent, parts } of written.rewritings) edits.push({ ...extent, newText: rendered(text, parts) });
  }
  const write = (node: SyntaxNode): string => {
    const use = returned.get(node.startIndex);
    if (!use) return node.text;
    const { name } = use.use;
    return text.slice(node.startIndex, name.startIndex) + part.name + text.slice(name.endIndex, node.endIndex);
  };
  return { edits, write };
}

function isReturned(node: SyntaxNode, { results }: SlicedParts): boolean {
  return results.returned.some(({ startIndex, endIndex }) => startIndex <= node.startIndex && node.endIndex <= endIndex && isLeaf(node));
}

/** Given back as it is, and no value of a list. */
function isLeaf(node: SyntaxNode): boolean {
  for (let at = node.parent; at !== null; at = at.parent) {
    if (/^(?:return_statement|arrow_function)$/.test(at.type)) return true;
    if (!/^(?:parenthesized_expression|conditional_expression|ternary_expression)$/.test(at.type)) return false;
  }
  return false;
}

function rendered(text: string, parts: readonly (string | Extent)[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : text.slice(part.start, part.end))).join('');
}
