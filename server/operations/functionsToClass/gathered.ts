/** The functions that a new class is made of, in the order of their file, and the first parameter that they share. */

import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { type Extent, NONE } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { Parameter } from '../callables/definition.ts';
import { type FunctionSubject, functionSubject } from '../callables/functionSubject.ts';
import { type FunctionUses, functionUses } from '../callables/functionUses.ts';
import { type MemberLines, memberLines } from '../callables/memberLines.ts';
import { isWithin } from '../callables/receiver.ts';
import { whyBlocked } from '../callables/surroundings.ts';
import { refusedAs } from '../callables/unfit.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';

export interface GatheredFunction {
  readonly subject: FunctionSubject;
  readonly uses: FunctionUses;
  readonly lines: MemberLines;
}

export function gathered(resolver: Resolver, targets: readonly ResolvedTarget[]): Step<readonly GatheredFunction[], Refusal> {
  const { terrain } = resolver;
  const all: GatheredFunction[] = [];
  for (const target of targets) {
    const step = functionSubject(resolver, target, 'name' in target ? target.name : target.path);
    if (step.kind !== 'done') return step;
    const subject = step.value;
    const uses = functionUses(resolver, subject);
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    const lines = memberLines(subject.file.text, subject.definitions);
    if (lines === undefined) return refusedAs(`“${subject.dotted}” shares its lines with other code`);
    const block = whyBlocked(terrain, uses.blocked);
    if (block !== undefined) return refusedAs(block);
    all.push({ subject, uses, lines });
  }
  const [first] = all;
  const stranger = all.find(({ subject }) => subject.ref.path !== first?.subject.ref.path);
  if (first && stranger)
    return refusedAs(
      `“${stranger.subject.dotted}” is in ${stranger.subject.ref.path}, and “${first.subject.dotted}” in ${first.subject.ref.path}`,
      'Move them into one module first.',
    );
  return { kind: 'done', value: all.sort((a, b) => a.lines.lines.start - b.lines.lines.start) };
}

export interface SharedParameter {
  readonly name: string;
  readonly annotation: string | undefined;
}

/** Why they have no state in common; else the parameter that all begin with. */
export function sharedParameter(functions: readonly GatheredFunction[]): SharedParameter | { readonly whyNot: string } {
  const [first] = functions;
  const parameter = first?.subject.definition.parameters[0];
  if (first === undefined || parameter === undefined) return { whyNot: `“${first?.subject.name ?? ''}” has no parameter` };
  const annotation = annotationOf(first.subject, parameter);
  for (const { subject } of functions) {
    for (const { parameters } of subject.definitions) {
      const [own] = parameters;
      if (own?.name !== parameter.name) return { whyNot: `“${subject.name}” does not begin with the parameter “${parameter.name}”` };
      if (own.kind !== 'plain' || own.hasDefault || own.optional) return { whyNot: `“${own.name}” of “${subject.name}” may be left out` };
      if (annotationOf(subject, own) !== annotation) return { whyNot: `“${own.name}” of “${subject.name}” is of another type` };
    }
    const hasSelf = subject.view
      .occurrencesOf('self')
      .some((each) => each.role !== 'member' && subject.definitions.some((definition) => isWithin(each, definition)));
    if (hasSelf && subject.view.family === 'python') return { whyNot: `“${subject.name}” has a “self” inside, which is something else` };
    const told = parameterUses(subject).find((use) =>
      subject.definitions.some(({ node }) => isPredicate(node.childForFieldName('return_type'), use)),
    );
    if (told) return { whyNot: `what “${subject.name}” gives back tells of which type “${parameter.name}” is` };
    const written = parameterUses(subject).find(({ writes }) => writes);
    if (written) return { whyNot: `“${subject.name}” gives “${parameter.name}” another value` };
  }
  return { name: parameter.name, annotation };
}

/** `x is T`, `asserts x` */
function isPredicate(returned: SyntaxNode | null, use: Extent): boolean {
  return returned !== null && returned.startIndex <= use.start && use.end <= returned.endIndex && /predicate|asserts/.test(returned.type);
}

function annotationOf({ file }: FunctionSubject, { annotation }: Parameter): string | undefined {
  return annotation && file.text.slice(annotation.start, annotation.end);
}

/** Where a function names its first parameter, the declarations left out. */
export function parameterUses({ view, definitions }: FunctionSubject) {
  return definitions.flatMap((definition) => {
    const [first] = definition.parameters;
    if (first === undefined) return [];
    const symbol = view.occurrencesAt(first.nameExtent.start).find(({ symbol: ix }) => ix !== NONE)?.symbol;
    return view
      .occurrencesOf(first.name)
      .filter((each) => each.symbol === symbol && isWithin(each, definition) && each.start !== first.nameExtent.start);
  });
}

export function isAround(functions: readonly GatheredFunction[], path: string, place: Extent): boolean {
  return functions.some(
    ({ subject }) => subject.ref.path === path && subject.definitions.some((definition) => isWithin(place, definition)),
  );
}
