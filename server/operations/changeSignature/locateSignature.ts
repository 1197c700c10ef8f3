/** Locates everything that a change of signature concerns: definitions, calls, and what nobody can prove of them. */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { ChangeSignatureArguments } from '../../core/operation/signatureChange.ts';
import { dottedName, moduleName, placeOf } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import { type Phrase, refusal } from '../target/candidates.ts';
import { resolveTargets } from '../target/severalTargets.ts';
import { settledFor } from './assumptions.ts';
import { callsOfFamily } from './calls/callSites.ts';
import { familyOf, type SignatureFamily } from './definitions/family.ts';
import { capital, type Findings, placeOfName, shownName } from './familyChange.ts';
import { Rewrites } from './fileRewrite.ts';
import { splitChanges } from './properties/propertyChanges.ts';
import { rewriteProperties } from './properties/rewriteProperties.ts';
import { rewriteFamily } from './rewriteFamily.ts';
import { isUnused, withUnused } from './unusedParameters.ts';

export function locateSignature(resolver: Resolver, args: ChangeSignatureArguments, phrase: Phrase): Step<Located, Refusal> {
  const { terrain } = resolver;
  const families: SignatureFamily[] = [];
  const targets = resolveTargets(resolver, args.targets, phrase);
  if (targets.kind !== 'done') return targets;
  for (const target of targets.value) {
    const family = familyOf(resolver, target, args.targets[0]?.name ?? '');
    if (family.kind !== 'done') return family;
    const known = families.some(({ keys }) => [...family.value.keys].some((key) => keys.has(key)));
    if (!known) families.push(family.value);
  }
  const rewrites = new Rewrites();
  const findings: Findings = { decisions: [], unsettled: [], left: [], collisions: [] };
  const read = new Set<WorkspacePath>();
  for (const family of families) {
    const calls = callsOfFamily(resolver, family);
    if (calls.kind !== 'done') return calls;
    findings.decisions.push(targetDecision(resolver, family));
    const told = withUnused({ resolver, family, findings }, args);
    if (told.kind !== 'done') return told;
    if (told.value.changes.length + told.value.calls.length === 0) continue;
    const settled = settledFor(told.value, family.language, family.primary);
    for (const note of settled.notes)
      findings.decisions.push({ kind: 'plan', ...note, confidence: 0.85, about: [placeOfName(family.primary)] });
    const { plain, properties } = splitChanges(resolver, family, settled.args, calls.value);
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    const change = { resolver, family, args: plain, calls: calls.value, rewrites, findings };
    const inObject = properties ? rewriteProperties(change, properties) : { kind: 'done' as const };
    if (inObject.kind !== 'done') return inObject;
    const done = properties && plain.changes.length + plain.calls.length === 0 ? inObject : rewriteFamily(change);
    if (done.kind !== 'done') return done;
    for (const { path } of [...family.definitions, ...calls.value.sites, ...calls.value.unsettled]) read.add(path);
  }
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const [first] = families;
  if (!first) return { kind: 'refused', error: refusal('symbol-not-found', 'Nothing was named whose parameters should change.') };
  const { changed } = rewrites;
  if (changed.length === 0 && args.changes.every(isUnused)) {
    const message = `${capital(families.map((family) => shownName(resolver, family)).join(' and '))} ${families.length === 1 ? 'reads' : 'read'} every parameter.`;
    return { kind: 'refused', error: refusal('signature-unchanged', message) };
  }
  if (changed.length === 0 && findings.collisions.length === 0)
    return { kind: 'refused', error: refusal('signature-unchanged', `${shownName(resolver, first)} and its calls are like that already.`) };
  const locked = changed.find(({ path }) => terrain.file(path)?.writable === false);
  if (locked) return { kind: 'refused', error: refusal('veto-read-only', `${locked.path} is read-only.`) };
  const writeSet = changed.map(({ path }) => path);
  return {
    kind: 'done',
    value: {
      target: locatedTarget(resolver, first),
      references: changed.flatMap((file) => file.references()),
      insertions: changed.flatMap((file) => file.insertions()),
      left: findings.left,
      unsettled: findings.unsettled,
      moves: [],
      collisions: findings.collisions,
      decisions: findings.decisions,
      readSet: [...new Set([...read, ...writeSet])].sort(),
      writeSet,
    },
  };
}

function locatedTarget(resolver: Resolver, { spoken, primary }: SignatureFamily): Located['target'] {
  const { terrain } = resolver;
  const symbol = terrain.view(spoken.path)?.symbol(spoken.symbol);
  return {
    name: symbol?.name ?? '',
    dotted: `${moduleName(spoken.path, terrain, terrain.facts)}.${dottedName(terrain, spoken)}`,
    kind: symbol?.kind ?? 'function',
    language: terrain.file(primary.path)?.language,
    place: placeOf(terrain, spoken),
  };
}

function targetDecision(resolver: Resolver, family: SignatureFamily): OperationDecision {
  const others = new Set(family.definitions.map(({ ref }) => symbolKey(ref)));
  const also = others.size - 1;
  const more = also > 0 ? `, with ${also} more ${also === 1 ? 'declaration' : 'declarations'} that stand for the same` : '';
  return {
    kind: 'target',
    choice: `${shownName(resolver, family)} in ${family.primary.path}${more}`,
    rationale: 'it is what the words name, with what overrides or declares it',
    rejected: [],
    confidence: 1,
    about: family.definitions.slice(0, 20).map(({ path, symbol }) => ({ path, ...symbol.nameExtent })),
  };
}
