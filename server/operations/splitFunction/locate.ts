/** Locates what splitting a function concerns: its statements by the values that need them, every use, and the lists that name it. */
import { lineBreakIn } from '../../base/lineBreak.ts';
import type { Step } from '../../core/facts/facts.ts';
import type { LeftAlone, Located, Refusal } from '../../core/operation/operation.ts';
import type { SplitFunctionArguments } from '../../core/operation/splitFunction.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { WrittenBody } from '../../core/terrain/bodies/writtenBody.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { ownLines } from '../callables/definition.ts';
import { isOwnUse } from '../callables/functionUses.ts';
import { locatedMember } from '../callables/locatedMember.ts';
import { withoutLastBreak } from '../callables/memberLines.ts';
import { placesInWords, whyBlocked } from '../callables/surroundings.ts';
import { refusedAs, unfit } from '../callables/unfit.ts';
import { ChangeSheet } from '../rewriting/changeSheet.ts';
import { writtenUse } from './callSites.ts';
import { decisionsOf, effectsLeft } from './decisions.ts';
import { rewriteImport, rewriteListed, roleAround } from './listedNames.ts';
import { valueNamesAtCalls, whyNameTaken } from './nameChecks.ts';
import { oldFunction, strangeDecorator } from './oldFunction.ts';
import { chosenParts } from './partNames.ts';
import { type SlicedParts, slicedParts, writtenParts } from './parts.ts';
import { withAround } from './resultPatterns.ts';
import { type Results, resultsOf } from './results.ts';
import { type KeptUse, type SplitSubject, type SplitUse, type SplitUses, splitSubject, splitUses } from './splitSubject.ts';
import { tiedValues } from './tiedValues.ts';
import type { CallContext, WrittenUse } from './writtenAssignments.ts';

export function locateSplitFunction(resolver: Resolver, args: SplitFunctionArguments): Step<Located, Refusal> {
  const { terrain } = resolver;
  const found = splitSubject(resolver, args);
  if (found.kind !== 'done') return found;
  const subject = found.value;
  const uses = splitUses(resolver, subject);
  const rules = terrain.rulesOf(subject.ref.path);
  if (terrain.needs.any || !rules) return { kind: 'need', requests: terrain.needs.requests };
  const why = whyUnfit(resolver, subject, uses);
  if (why) return { kind: 'refused', error: why };
  const own = uses.uses.filter((use) => isOwnUse(subject, use));
  const body = rules.bodies.bodyOf(subject.definition.node);
  const isOwnCall = (startIndex: number, endIndex: number): boolean =>
    own.some(
      ({ use }) => use.kind === 'call' && withAround(use.call).startIndex === startIndex && withAround(use.call).endIndex === endIndex,
    );
  const results = resultsOf(body, rules.bodies, (node) => isOwnCall(node.startIndex, node.endIndex));
  if ('whyNot' in results) {
    const at = results.at ? ` (${placesInWords(terrain, [{ path: subject.ref.path, ...results.at }])})` : '';
    return refusedAs(
      `“${subject.dotted}” ${results.whyNot}${at}`,
      'Only a function that returns several values side by side everywhere can be split.',
    );
  }
  return split(resolver, args, subject, uses, body, results);
}

function whyUnfit(resolver: Resolver, subject: SplitSubject, { blocked }: SplitUses): Refusal | undefined {
  const { definition, definitions, dotted } = subject;
  if (definitions.length > 1) return unfit(`“${dotted}” is declared in several ways (overloads), each with a result of its own`);
  if (definition.words.has('*') || definition.node.type.startsWith('generator'))
    return unfit(`“${dotted}” is a generator: it gives its values one after the other`);
  if (definition.words.has('set')) return unfit(`“${dotted}” is also set`);
  const strange = strangeDecorator(subject);
  if (strange !== undefined)
    return unfit(`“${dotted}” has the decorator ${strange}, which may mean something else for each of several functions`);
  const block = whyBlocked(resolver.terrain, blocked);
  return block === undefined ? undefined : unfit(block);
}

interface Call {
  readonly use: SplitUse;
  readonly written: WrittenUse;
}

function split(
  resolver: Resolver,
  args: SplitFunctionArguments,
  subject: SplitSubject,
  uses: SplitUses,
  body: WrittenBody,
  results: Results,
): Step<Located, Refusal> {
  const { terrain } = resolver;
  const { path } = subject.ref;
  const { text } = subject.file;
  const rules = terrain.rulesOf(path);
  if (!rules) return { kind: 'need', requests: terrain.needs.requests };
  const outer = uses.uses.filter((use) => !isOwnUse(subject, use));
  const chosen = chosenParts(args.parts, {
    name: subject.name,
    family: subject.view.family,
    results,
    valueNames: valueNamesAtCalls(resolver, outer, results),
    whyTaken: (name) => whyNameTaken(resolver, subject, uses, name),
  });
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  if ('error' in chosen) return { kind: 'refused', error: chosen };
  const { parts } = chosen;
  const lines = ownLines(text, subject.definition);
  if (lines === undefined) return refusedAs(`“${subject.dotted}” shares its lines with other code`, 'Put it on lines of its own first.');
  const sliced = slicedParts(resolver, subject, body, results, parts);
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const tied = tiedValues(sliced, rules.bodies);
  if (tied) {
    const error = unfit(
      `“${subject.dotted}” makes its values for each other and puts one into the other (${placesInWords(terrain, [{ path, ...extentOf(tied) }])}); each part would make both anew`,
      'Make them in one function, and let others take what they need of it.',
    );
    return { kind: 'refused', error };
  }
  const effects = effectsLeft(terrain, subject, sliced);
  if ('error' in effects) return { kind: 'refused', error: effects };
  const calls: Call[] = [];
  const given = new Set<string>();
  const kept: KeptUse[] = [...uses.kept];
  for (const use of args.keep === 'wrapper' ? [] : outer) {
    const context = contextOf(resolver, subject, use.path, sliced, given);
    if (!context) continue;
    const written = writtenUse(use, context);
    if ('whyKept' in written) kept.push({ path: use.path, ...use.place, why: written.whyKept });
    else calls.push({ use, written });
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const sheet = new ChangeSheet(terrain);
  const isDefault = /^export\s+default\b/.test(subject.definition.statement.text);
  if (isDefault) kept.push({ path, ...subject.symbol.nameExtent, why: 'is what the module exports by default' });
  for (const { path: at, place } of uses.listed) {
    const root = terrain.tree(at);
    const names = [...parts.map(({ name }) => name), ...(args.keep || kept.length > 0 ? [subject.name] : [])];
    const why = root && rewriteListed(sheet, root, terrain.file(at)?.text ?? '', at, place, names);
    if (why === 'is what the module itself is')
      return refusedAs(`“${subject.dotted}” ${why} (${placesInWords(terrain, [{ path: at, ...place }])})`);
    if (why !== undefined) kept.push({ path: at, ...place, why });
  }
  const keepsOld = args.keep === 'wrapper' || kept.length > 0;
  const old = keepsOld ? oldFunction(subject, text, parts, results, withoutLastBreak(text, lines)) : '';
  if (old === undefined) return refusedAs(`“${subject.dotted}” has to stay, and its parameters cannot be handed on by name`);
  for (const { use, written } of calls)
    for (const { extent, parts: become } of written.rewritings)
      sheet.rewrite(use.path, extent, become, `calls what gives just that; ${use.why}`, use.confidence);
  const isRelay = (at: WorkspacePath, reexport: boolean): boolean =>
    reexport || uses.listed.some((each) => each.path === at) || !outer.some((use) => use.path === at && use.use.object === undefined);
  for (const imported of args.keep === 'wrapper' ? [] : uses.imports) {
    const here = calls.filter(({ use }) => use.path === imported.path && use.use.object === undefined);
    const relay = isRelay(imported.path, imported.reexport);
    const used = relay ? parts : parts.filter((part) => here.some(({ written }) => written.used.includes(part)));
    rewriteImport(
      resolver,
      sheet,
      imported,
      used.map(({ name }) => name),
      keepsOld && (relay || kept.some((each) => each.path === imported.path)),
    );
  }
  const exported = needsExport(subject, uses, outer);
  const functions = writtenParts(resolver, subject, sliced, { lines, exported, isDefault });
  if ('error' in functions) return { kind: 'refused', error: functions };
  const eol = lineBreakIn(text);
  const gap = eol.repeat(subject.view.family === 'python' && !subject.member ? 3 : 2);
  const all = keepsOld ? [...functions.texts, old] : functions.texts;
  sheet.rewrite(path, withoutLastBreak(text, lines), [all.join(gap)], `“${subject.dotted}” in parts, each with what its value needs`);
  if (!keepsOld) for (const extent of functions.released) sheet.release(path, extent);
  const strings = uses.strings.filter((each) => {
    const role = keepsOld ? undefined : roleAround(each.view.path === path ? text : (terrain.file(each.path)?.text ?? ''), each);
    if (!role || (each.path === path && lines.start <= each.start && each.end <= lines.end)) return !keepsOld;
    sheet.rewrite(each.path, role.extent, [parts.map(({ name }) => role.write(name)).join(' and ')], 'documentation names both');
    return false;
  });
  const described = locatedMember(resolver, subject, {
    strings,
    decisions: decisionsOf(resolver, {
      subject,
      sliced,
      chosen,
      kept,
      keep: args.keep,
      uses,
      calls: calls.map(({ use, written }) => ({ path: use.path, written })),
      typesLost: functions.typesLost,
    }),
  });
  const asked: LeftAlone[] = [
    ...effects.unsettled,
    ...calls.flatMap(({ use, written }) =>
      written.oneTime.map((extent) => doubt(resolver, use.path, extent, 'can be gone through only once, and would be handed to each part')),
    ),
  ];
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  return sheet.located({ ...described, names: parts.map(({ name }) => name), unsettled: [...(described.unsettled ?? []), ...asked] });
}

function doubt(resolver: Resolver, path: WorkspacePath, extent: { readonly start: number; readonly end: number }, why: string): LeftAlone {
  const text = resolver.terrain.file(path)?.text ?? '';
  return { path, ...extent, why, text: text.slice(extent.start, extent.end).slice(0, 160) };
}

function contextOf(
  resolver: Resolver,
  subject: SplitSubject,
  path: WorkspacePath,
  { parts, results }: SlicedParts,
  given: Set<string>,
): CallContext | undefined {
  const file = resolver.terrain.file(path);
  const root = resolver.terrain.tree(path);
  const rules = resolver.terrain.rulesOf(path);
  if (!file || !root || !rules) return undefined;
  return { text: file.text, root, rules, eol: lineBreakIn(file.text), subject, parts, results, wants: () => true, given };
}

/** A function that others used through what the file exported in another way than by its own statement stays so. */
function needsExport({ view, member, definition, ref }: SplitSubject, { listed }: SplitUses, outer: readonly SplitUse[]): boolean {
  if (view.family === 'python' || member || definition.statement.type === 'export_statement') return false;
  return outer.some(({ path }) => path !== ref.path) && !listed.some(({ path }) => path === ref.path);
}
