/** Locates what replacing a duplicate concerns: which of the definitions stays, whether the others are the same, and who uses those. */
import type { Step } from '../../core/facts/facts.ts';
import type { LeftAlone, Located, OperationDecision, Refusal, TargetCandidate } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import { declaredSymbols } from '../../core/terrain/meanings.ts';
import { kindWord, moduleName, placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type SymbolRef, symbolKey } from '../../core/terrain/symbolRef.ts';
import { loads } from '../callables/loadCycles.ts';
import { usedBesides } from '../relocation/companions.ts';
import { Ground } from '../relocation/ground.ts';
import { Homes } from '../relocation/homes.ts';
import { isOfModule } from '../relocation/moduleUnits.ts';
import { relocate } from '../relocation/relocate.ts';
import { refusal } from '../target/candidates.ts';
import { pathFits } from '../target/hints.ts';
import { resolveTarget } from '../target/targetResolver.ts';
import type { ReplaceDuplicateArguments } from './arguments.ts';
import { compare, type Sameness } from './sameMeaning.ts';

export function locateDuplicate(resolver: Resolver, args: ReplaceDuplicateArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const named = nameOf(resolver, args);
  if (named.kind !== 'done') return named;
  const { name, hint } = named.value;
  const ground = new Ground(resolver);
  const all = definitionsOf(ground, name);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const chosen = choose(ground, name, all, hint, args.keep);
  if (chosen.kind !== 'done') return chosen;
  const { original, duplicates } = chosen.value;
  const offered = terrain.view(original.path)?.symbol(original.symbol)?.exports.length ?? 0;
  if (offered === 0) return refused(`“${name}” of ${original.path} is not exported, so nothing can import it`, `Export it there first.`);
  const same: { readonly duplicate: SymbolRef; readonly value: Sameness }[] = [];
  const different: OperationDecision[] = [];
  for (const duplicate of duplicates) {
    const compared = compare(ground, duplicate, original);
    if (compared === undefined) return { kind: 'need', requests: terrain.needs.requests };
    const why = compared.same ? circleOf(ground, duplicate, original) : compared.why;
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    if (compared.same && why === undefined) same.push({ duplicate, value: compared.value });
    else if (duplicates.length === 1) return refused(why ?? '', 'Make the two the same first, or keep both.');
    else different.push(left(ground, duplicate, original, why ?? ''));
  }
  if (same.length === 0) return refused(`No other “${name}” is the same as that of ${original.path}`, 'Make them the same first.');
  return replaced(ground, name, original, same, different);
}

function refused(why: string, hint: string, candidates: readonly TargetCandidate[] = []): Step<never, Refusal> {
  return { kind: 'refused', error: refusal('duplicate-unproven', `${why}.`, candidates, hint) };
}

/** The name that is duplicated, and where the duplicate is said to be. */
function nameOf(
  resolver: Resolver,
  { target }: ReplaceDuplicateArguments,
): Step<{ readonly name: string; readonly hint: string | undefined }, Refusal> {
  if (target.cursor) {
    const found = resolveTarget(resolver, target, (words) => `replace the duplicate ${words}`);
    if (found.kind !== 'done') return found;
    if (found.value.kind !== 'symbols') return refused('That is no function, class or value of a module', 'Name one.');
    return { kind: 'done', value: { name: found.value.name, hint: found.value.primary.path } };
  }
  const segments = target.name.split('.');
  const inside = segments.slice(0, -1).join('.');
  return { kind: 'done', value: { name: segments.at(-1) ?? '', hint: target.pathHint ?? target.containerHint ?? (inside || undefined) } };
}

/** Everything of that name that a module defines itself, stubs left out. */
function definitionsOf(ground: Ground, name: string): readonly SymbolRef[] {
  const { terrain } = ground;
  const mentions = terrain.facts.mentions(name);
  if (mentions === undefined) {
    terrain.needs.add({ kind: 'mentions', word: name });
    return [];
  }
  const found: SymbolRef[] = [];
  for (const path of mentions.code) {
    const view = /\.pyi$|\.d\.[cm]?ts$/.test(path) ? undefined : terrain.view(path);
    for (const { ref } of view === undefined ? [] : declaredSymbols(view, name)) {
      if (view?.symbol(ref.symbol)?.import === NONE && isOfModule(view, ref.symbol)) found.push(ref);
    }
  }
  return found;
}

function choose(
  ground: Ground,
  name: string,
  all: readonly SymbolRef[],
  hint: string | undefined,
  keep: string | undefined,
): Step<{ readonly original: SymbolRef; readonly duplicates: readonly SymbolRef[] }, Refusal> {
  const fits = (ref: SymbolRef, place: string): boolean => pathFits(ref.path, place.replaceAll('.', '/')) || pathFits(ref.path, place);
  const candidates = all.map(
    (ref): TargetCandidate => ({
      name: `${name} in ${ref.path}`,
      kind: kindWord(ground.terrain.view(ref.path)?.symbol(ref.symbol)?.kind ?? 'variable'),
      place: placeOf(ground.terrain, ref),
      suggestion: `replace the duplicates of ${name} by imports from ${ref.path}`,
    }),
  );
  const given = (code: 'symbol-not-found' | 'symbol-ambiguous', message: string): Step<never, Refusal> => ({
    kind: 'refused',
    error: refusal(code, message, candidates),
  });
  if (all.length === 0) return given('symbol-not-found', `No module defines “${name}”.`);
  if (all.length === 1) return given('symbol-not-found', `Only ${all[0]?.path ?? 'one module'} defines “${name}”; there is no duplicate.`);
  const here = hint === undefined ? all : all.filter((ref) => fits(ref, hint));
  if (here.length === 0) return given('symbol-not-found', `No “${name}” is defined in ${hint ?? 'any module'}.`);
  const kept = keep === undefined ? all.filter((ref) => hint !== undefined && !here.includes(ref)) : all.filter((ref) => fits(ref, keep));
  if (kept.length === 0 && keep !== undefined) return given('symbol-not-found', `No “${name}” is defined in ${keep}.`);
  const [original] = kept;
  if (original === undefined || kept.length > 1)
    return given('symbol-ambiguous', `“${name}” is defined in ${all.length} modules; which of them keeps it?`);
  const duplicates = here.filter((ref) => symbolKey(ref) !== symbolKey(original));
  if (duplicates.length === 0) return given('symbol-not-found', `No other “${name}” than that of ${original.path} is meant.`);
  return { kind: 'done', value: { original, duplicates } };
}

/** Whether the import would close a circle; as a sentence without its full stop. */
function circleOf({ terrain }: Ground, { path }: SymbolRef, original: SymbolRef): string | undefined {
  const already = terrain.view(path)?.index.imports.some((record) => {
    const answer = terrain.module(path, record.specifier, record.level);
    return record.scope === 0 && !record.typeOnly && answer.kind === 'files' && answer.paths.includes(original.path);
  });
  if (already === true || !loads(terrain, original.path, path)) return undefined;
  return `${original.path} loads ${path}, so importing from it there would close a circle of imports`;
}

function left({ terrain }: Ground, duplicate: SymbolRef, original: SymbolRef, why: string): OperationDecision {
  return {
    kind: 'leave',
    choice: `leaves the one in ${duplicate.path}`,
    rationale: why,
    rejected: [{ choice: `import it from ${original.path}`, whyNot: 'it could change what the program does' }],
    confidence: 0.9,
    about: [placeOf(terrain, duplicate)],
  };
}

function replaced(
  ground: Ground,
  name: string,
  original: SymbolRef,
  same: readonly { readonly duplicate: SymbolRef; readonly value: Sameness }[],
  different: readonly OperationDecision[],
): Step<Located, Refusal> {
  const { terrain } = ground;
  const homes = new Homes(ground);
  for (const { duplicate } of same) homes.addStanding(duplicate, original.path, 'asked');
  const along: SymbolRef[] = [];
  for (const { duplicate, value } of same) {
    for (const [helper, twin] of value.pairs) {
      const module = ground.module(helper.path);
      if (module === undefined || symbolKey(helper) === symbolKey(duplicate) || twin.path !== original.path) continue;
      if (usedBesides(ground, homes, module, helper, original.path)) continue;
      homes.addStanding(helper, original.path, 'companion');
      along.push(helper);
    }
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const symbol = terrain.view(original.path)?.symbol(original.symbol);
  const about = same.map(({ duplicate }) => placeOf(terrain, duplicate));
  const say = (choice: string, rationale: string, confidence: number): OperationDecision => ({
    kind: 'plan',
    choice,
    rationale,
    rejected: [],
    confidence,
    about,
  });
  const isClass = symbol?.kind === 'class';
  const isValue = symbol?.kind === 'variable' || symbol?.kind === 'constant';
  const located = relocate(
    ground,
    { homes, fresh: new Set(), removed: new Set(), keep: false },
    {
      target: {
        name,
        dotted: `${moduleName(original.path, terrain, terrain.facts)}.${name}`,
        kind: symbol?.kind ?? 'function',
        language: terrain.file(original.path)?.language,
        place: placeOf(terrain, original),
      },
      decisions: [
        {
          ...say(
            `“${name}” of ${same.map(({ duplicate }) => duplicate.path).join(', ')} goes; that of ${original.path} is imported instead`,
            'both are written alike but for layout and comments, and every name in them leads to the same',
            0.97,
          ),
          kind: 'target',
        },
        ...(isClass
          ? [say('objects of the two classes are of one class then', 'what told them apart by their class no longer does', 0.8)]
          : []),
        ...(isValue ? [say('the modules share one value then', 'what changes it in one place, changes it for all', 0.85)] : []),
        ...(same.some(({ value }) => value.ownLogger)
          ? [say(`it logs under the name of ${original.path}`, 'each module had a logger of its own', 0.8)]
          : []),
        ...different,
      ],
    },
  );
  if (located.kind !== 'done') return located;
  const asked = same.flatMap(({ duplicate, value }) => (value.docsDiffer.length > 0 ? [docsLeft(ground, duplicate, original)] : []));
  return { kind: 'done', value: { ...located.value, unsettled: [...(located.value.unsettled ?? []), ...asked] } };
}

function docsLeft(ground: Ground, duplicate: SymbolRef, original: SymbolRef): LeftAlone {
  const place = placeOf(ground.terrain, duplicate);
  const text = ground.terrain.file(duplicate.path)?.text ?? '';
  const start = text.lastIndexOf('\n', place.start - 1) + 1;
  const end = text.indexOf('\n', place.start);
  const why = `its documentation is not that of ${original.path}, and would be lost`;
  return { ...place, why, text: text.slice(start, end === -1 ? text.length : end).trim() };
}
