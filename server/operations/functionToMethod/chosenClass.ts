/** Which parameter becomes the object and of which class: as asked, else told by annotations, else by a parameter called like a class. */

import type { Step } from '../../core/facts/facts.ts';
import type { OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import type { Parameter } from '../callables/definition.ts';
import type { FunctionSubject } from '../callables/functionSubject.ts';
import { nameOfObject } from '../callables/impliedNames.ts';
import { refusedAs } from '../callables/unfit.ts';
import { resolveTarget } from '../target/targetResolver.ts';
import type { FunctionToMethodArguments } from './arguments.ts';
import { speaksForIt, whyForeign } from './foreignObject.ts';

export interface ChosenClass {
  readonly ref: SymbolRef;
  readonly parameter: Parameter;
  readonly position: number; // among the parameters
  readonly decisions: readonly OperationDecision[];
}

interface Told {
  readonly classes: readonly SymbolRef[];
  readonly orNone: boolean; // it may be none at all
}

export function chosenClass(resolver: Resolver, subject: FunctionSubject, args: FunctionToMethodArguments): Step<ChosenClass, Refusal> {
  const { terrain } = resolver;
  const asked = args.className && resolveTarget(resolver, args.className, (words) => `make ${subject.name} a method of ${words}`);
  if (asked !== undefined && asked.kind !== 'done') return asked;
  const askedClass = asked?.value.kind === 'symbols' ? asked.value.primary : undefined;
  if (args.className && askedClass === undefined) return refusedAs(`“${args.className.name}” is no class`);
  const { parameters } = subject.definition;
  if (parameters.length === 0)
    return refusedAs(
      `“${subject.name}” has no parameter that could become the object`,
      'A function without one can be made a static method.',
    );
  const told = parameters.map((parameter) => toldBy(resolver, subject, parameter));
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const position = positionOf(resolver, subject, told, args.parameter, askedClass);
  const parameter = parameters[position];
  if (parameter === undefined) return refusedAs(`“${subject.name}” has no parameter “${args.parameter}”`);
  const own = told[position] ?? { classes: [], orNone: false };
  if (own.orNone) return refusedAs(`“${parameter.name}” of “${subject.name}” may be none, and there is no method of nothing`);
  if (askedClass === undefined && own.classes.length > 1)
    return refusedAs(`“${parameter.name}” of “${subject.name}” may be of more than one class`, 'Name the class: “… a method of NAME”.');
  const [only] = own.classes;
  const ref = askedClass ?? only ?? namedAlike(resolver, subject, parameter);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (ref === undefined)
    return refusedAs(`nothing tells of which class “${parameter.name}” of “${subject.name}” is`, 'Name the class: “… a method of NAME”.');
  if (
    askedClass &&
    only &&
    !resolver.values.line(only).classes.some((at) => symbolKey(at) === symbolKey(askedClass)) &&
    !resolver.values.line(askedClass).classes.some((at) => symbolKey(at) === symbolKey(only))
  )
    return refusedAs(`“${parameter.name}” of “${subject.name}” is of another class`);
  if (parameter.kind !== 'plain' || parameter.hasDefault || parameter.optional)
    return refusedAs(
      `“${parameter.name === '' ? 'its first parameter' : parameter.name}” of “${subject.name}” is no parameter that every call must give`,
    );
  const guessed = askedClass === undefined && only === undefined;
  const name = terrain.view(ref.path)?.symbol(ref.symbol)?.name ?? '';
  const decision: OperationDecision = {
    kind: 'plan',
    choice: `“${parameter.name}” becomes the object, of class “${name}”`,
    rationale: guessed
      ? 'it is called as the class is, and nothing else tells its class'
      : askedClass
        ? 'the class was named'
        : 'its annotation says so',
    rejected: [],
    confidence: guessed ? 0.7 : 0.95,
    about: [{ path: subject.ref.path, ...parameter.nameExtent }],
  };
  return { kind: 'done', value: { ref, parameter, position, decisions: [decision] } };
}

function toldBy(resolver: Resolver, subject: FunctionSubject, parameter: Parameter): Told {
  const ix = subject.view.occurrencesAt(parameter.nameExtent.start).find(({ symbol }) => symbol !== NONE)?.symbol ?? NONE;
  const type = subject.view.symbol(ix)?.type;
  if (type === undefined) return { classes: [], orNone: false };
  const written = parameter.annotation && subject.file.text.slice(parameter.annotation.start, parameter.annotation.end);
  const orNone = /\bOptional\[|\|\s*(?:None|null|undefined)\b|\b(?:None|null|undefined)\s*\|/.test(written ?? '');
  const values = resolver.values.ofType(subject.ref.path, type);
  const classes = values.flatMap((value) => (value.kind === 'instance' ? [value.ref] : []));
  return { classes: [...new Map(classes.map((ref) => [symbolKey(ref), ref])).values()], orNone };
}

/** The one asked for; else the first that is of the class asked for, is called like it, or is used like it; else the first. */
function positionOf(
  resolver: Resolver,
  subject: FunctionSubject,
  told: readonly Told[],
  asked: string | undefined,
  of: SymbolRef | undefined,
): number {
  const { parameters } = subject.definition;
  if (asked !== undefined) return parameters.findIndex(({ name }) => name === asked);
  if (of === undefined) return 0;
  const annotated = told.findIndex(({ classes }) => classes.some((ref) => symbolKey(ref) === symbolKey(of)));
  if (annotated >= 0) return annotated;
  const object = nameOfObject(resolver.terrain.view(of.path)?.symbol(of.symbol)?.name ?? '', subject.view.family);
  const isOpen = (ix: number): boolean => told[ix]?.classes.length === 0;
  const alike = parameters.findIndex(
    (parameter, ix) => parameter.name === object && isOpen(ix) && whyForeign(resolver, subject, of, parameter) === undefined,
  );
  return Math.max(0, alike >= 0 ? alike : parameters.findIndex((each, ix) => isOpen(ix) && speaksForIt(resolver, subject, of, each)));
}

/** `reader` where a class Reader is in sight. */
function namedAlike(resolver: Resolver, { view, ref }: FunctionSubject, parameter: Parameter): SymbolRef | undefined {
  const found = view.index.symbols.flatMap((symbol, ix) => {
    if (symbol.scope !== 0 || nameOfObject(symbol.name, view.family) !== parameter.name || symbol.name === parameter.name) return [];
    return resolver.terrain.follow({ path: ref.path, symbol: ix }).flatMap(({ target }) => (target.kind === 'symbol' ? [target.ref] : []));
  });
  const classes = found.filter((each) => resolver.terrain.view(each.path)?.symbol(each.symbol)?.kind === 'class');
  return classes.length === 1 ? classes[0] : undefined;
}
