/** Locates what gathering functions in a class concerns: the functions, every use, and the lists and imports that name them. */

import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import { enclosing, nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { followInDocs } from '../callables/documentedNames.ts';
import { whyHiddenAt, whyTakenInModule } from '../callables/freeNames.ts';
import type { FunctionUses } from '../callables/functionUses.ts';
import { importedLocal } from '../callables/importedLocal.ts';
import { entryExtent } from '../callables/listEntry.ts';
import { locatedMember } from '../callables/locatedMember.ts';
import { ownThis } from '../callables/receiver.ts';
import { placesInWords } from '../callables/surroundings.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import { refusal } from '../target/candidates.ts';
import { resolveTargets } from '../target/severalTargets.ts';
import type { FunctionsToClassArguments } from './arguments.ts';
import { writtenGatheredUse } from './callSites.ts';
import { type GatheredFunction, gathered, isAround, parameterUses, type SharedParameter, sharedParameter } from './gathered.ts';
import { hidesThis, writeClass } from './writtenClass.ts';

export function locateFunctionsToClass(resolver: Resolver, args: FunctionsToClassArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const phrase = (words: string): string => `turn ${words} into a class ${args.className}`;
  const named = resolveTargets(resolver, args.targets, phrase);
  // A method of that name elsewhere cannot be meant.
  const isOpen = named.kind === 'refused' && named.error.error.code === 'symbol-ambiguous';
  const plain = isOpen ? args.targets.map((target) => (target.kind === undefined ? { ...target, kind: 'function' as const } : target)) : [];
  const functionsNamed = isOpen ? resolveTargets(resolver, plain, phrase) : named;
  const targets = functionsNamed.kind === 'refused' ? named : functionsNamed;
  if (targets.kind !== 'done') return targets;
  const functions = gathered(resolver, targets.value);
  if (functions.kind !== 'done') return functions;
  const shared = args.as === 'statics' ? { whyNot: 'static methods were asked for' } : sharedParameter(functions.value);
  if ('whyNot' in shared && args.as === 'methods') return refusedAs(`They have no state in common: ${shared.whyNot}`);
  const why = whyUnfit(resolver, functions.value, args.className);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if (why) return { kind: 'refused', error: why };
  return converted(resolver, functions.value, args, shared);
}

function whyUnfit(resolver: Resolver, functions: readonly GatheredFunction[], className: string): Refusal | undefined {
  const [first] = functions;
  if (first === undefined) return undefined;
  const { view, ref, root, file } = first.subject;
  const illegal = resolver.terrain.rulesOf(ref.path)?.whyIllegalName(className, 'class');
  if (illegal !== undefined) return refusal('name-illegal', illegal);
  const taken = whyTakenInModule(resolver, view, className);
  if (taken !== undefined) return unfit(taken, 'Give the class another name.');
  for (const { uses, subject } of functions) {
    for (const use of uses.uses) {
      const hidden = whyHiddenAt(use.view, use.scope, className);
      if (hidden !== undefined) return unfit(hidden, 'Give the class another name.');
    }
    if (view.family === 'ecmascript') {
      const early = uses.uses.find(
        (use) => use.path === ref.path && use.place.start < first.lines.lines.start && !isLater(root, use.place),
      );
      if (early)
        return unfit(
          `“${subject.name}” is used before the class would be there (${placesInWords(resolver.terrain, [{ path: ref.path, ...early.place }])})`,
        );
      continue;
    }
    const imports = resolver.terrain.rulesOf(ref.path)?.imports;
    const needed = imports?.neededBy(
      { path: ref.path, text: file.text, index: file.index, root },
      [subject.definition],
      resolver.terrain.facts,
    );
    if (needed?.kind === 'need') resolver.terrain.needs.addAll(needed.requests);
    if (needed?.kind !== 'done') continue;
    const late = needed.value.find(
      (need) => need.kind === 'symbol' && need.atLoad && (view.symbol(need.symbol)?.extent.start ?? 0) > first.lines.lines.start,
    );
    if (late) return unfit(`“${subject.name}” needs “${late.name}” as it is declared, which comes only after “${first.subject.name}”`);
  }
  return undefined;
}

const functionsLater: ReadonlySet<string> = new Set([...ownThis, 'arrow_function']);

function isLater(root: GatheredFunction['subject']['root'], place: { readonly start: number; readonly end: number }): boolean {
  return enclosing(nodeAround(root, place), functionsLater) !== undefined;
}

function converted(
  resolver: Resolver,
  functions: readonly GatheredFunction[],
  { className }: FunctionsToClassArguments,
  shared: SharedParameter | { readonly whyNot: string },
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const [first] = functions;
  if (first === undefined) return refusedAs('No function was named');
  const { path } = first.subject.ref;
  const state = 'whyNot' in shared ? undefined : shared;
  const sheet = new ChangeSheet(terrain);
  const inlineExport = functions.some(({ subject }) => subject.definition.statement.type === 'export_statement');
  writeClass(resolver, sheet, { functions, className, state, exported: inlineExport });
  const own = functions.flatMap(({ subject }) => (hidesThis({ subject }) ? [] : parameterUses(subject)));
  for (const { subject, uses } of functions) {
    for (const use of uses.uses) {
      const text = terrain.file(use.path)?.text;
      if (text === undefined) continue;
      const local = use.use.object ? className : importedLocal(resolver, sheet, use, path, className);
      if (typeof local !== 'string') return { kind: 'refused', error: local };
      const isOwnState = (argument: { readonly start: number; readonly end: number }): boolean =>
        isAround(functions, use.path, argument) && own.some(({ start, end }) => start === argument.start && end === argument.end);
      const become = writtenGatheredUse(text, use, {
        name: subject.name,
        className: local,
        state: state?.name,
        parameters: subject.definition.parameters,
        isOwnState,
      });
      if ('whyNot' in become) return refusedAs(`A place ${become.whyNot} (${placesInWords(terrain, [{ path: use.path, ...use.place }])})`);
      sheet.rewrite(use.path, become.extent, become.parts, `calls it in “${className}”; ${use.why}`, use.confidence);
    }
  }
  const strings = functions.flatMap(({ subject, uses }) =>
    followInDocs(resolver, sheet, uses.strings, { name: `${className}.${subject.name}` }),
  );
  offer(resolver, sheet, functions, className);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  return sheet.located(
    locatedMember(
      resolver,
      { ...first.subject, decisions: [] },
      {
        newName: undefined,
        strings: [...strings, ...functions.flatMap(({ uses }) => uses.quoted)],
        decisions: [decided(functions, className, shared)],
      },
    ),
  );
}

/** Imports and lists that named the functions name the class, once. */
function offer(resolver: Resolver, sheet: ChangeSheet, functions: readonly GatheredFunction[], className: string): void {
  const { terrain } = resolver;
  const from = functions[0]?.subject.ref.path;
  if (from === undefined) return;
  const inLists: FunctionUses['listed'][number][] = [];
  for (const { uses } of functions) {
    for (const { path, dropped, reexport, place } of uses.imports) {
      if (reexport) {
        inLists.push({ path, place });
        continue;
      }
      sheet.drop(path, dropped);
      const passesOn = path.endsWith('__init__.py') || uses.listed.some((each) => each.path === path);
      if (passesOn)
        sheet.bring(path, {
          module: { kind: 'file', path: from },
          what: { kind: 'name', name: className },
          local: undefined,
          time: { kind: 'load' },
        });
    }
    inLists.push(...uses.listed);
  }
  for (const [path, entries] of Map.groupBy(inLists, (entry) => entry.path)) {
    const root = terrain.tree(path);
    const text = terrain.file(path)?.text ?? '';
    if (root === undefined) continue;
    const [kept, ...gone] = entries.sort((a, b) => a.place.start - b.place.start);
    if (kept) sheet.rewrite(path, kept.place, [className], `offers “${className}” instead`);
    for (const { place } of gone) {
      const extent = entryExtent(root, text, place);
      if (extent) sheet.takeOut(path, extent, `“${className}” is offered instead`);
    }
  }
}

function decided(
  functions: readonly GatheredFunction[],
  className: string,
  shared: SharedParameter | { readonly whyNot: string },
): OperationDecision {
  const names = functions.map(({ subject }) => `“${subject.name}”`).join(', ');
  const about = functions.map(({ subject }) => ({ path: subject.ref.path, ...subject.symbol.nameExtent }));
  if ('whyNot' in shared)
    return {
      kind: 'plan',
      choice: `${names} become static methods of “${className}”`,
      rationale: shared.whyNot,
      rejected: [],
      confidence: 0.9,
      about,
    };
  return {
    kind: 'plan',
    choice: `“${className}” is made of “${shared.name}”, which ${names} share`,
    rationale: 'each begins with it; every call makes an object of its own, so that nothing is shared that was not',
    rejected: [{ choice: 'static methods', whyNot: 'a parameter that all share is the state of an object' }],
    confidence: 0.85,
    about,
  };
}
