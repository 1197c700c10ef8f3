/** Locates several renames as one change: each against the same facts, knowing which names the others give up. */
import type { Step } from '../../core/facts/facts.ts';
import type { Located, OperationDecision, Refusal } from '../../core/operation/operation.ts';
import type { KeepOld } from '../../core/operation/target.ts';
import type { Wish } from '../../core/operation/wish.ts';
import { dottedName } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import { locateModule } from '../rename/renameModule.ts';
import type { Vacated } from '../rename/renameSubject.ts';
import { locateRead, type ReadSymbol, readSymbol } from '../rename/renameSymbol.ts';
import { refusal } from '../target/candidates.ts';
import type { ResolvedTarget } from '../target/targetResolver.ts';
import { crossings } from './crossings.ts';
import { merged } from './merged.ts';
import type { Renaming } from './renaming.ts';
import { testsNamedAfter } from './testNames.ts';

const LEFT_OUT_NAMED_MAX = 10;
/** Findings that say that a name is not ours to change. */
const notOurs: ReadonlySet<string> = new Set(['overrides-outside']);

export function locateMany(
  resolver: Resolver,
  renamings: readonly Renaming[],
  decided: readonly OperationDecision[] = [],
): Step<Located, Refusal> {
  const leftOut: { readonly name: string; readonly why: string }[] = [];
  const reads: ReadSymbol[] = [];
  const modules: Renaming[] = [];
  const requests = [];
  for (const renaming of renamings) {
    const { target, newName, named, keepOld, also } = renaming;
    if (target.kind === 'place')
      return {
        kind: 'refused',
        error: refusal('symbol-not-found', `“${target.name}” is in a file that is not understood in depth; rename it by itself.`),
      };
    if (target.kind !== 'symbols') {
      modules.push(renaming);
      continue;
    }
    const read = readSymbol(resolver, target, { newName, ...(keepOld && { keepOld }), ...(also && { also }) });
    if (read.kind === 'need') requests.push(...read.requests);
    else if (read.kind === 'done') reads.push(read.value);
    else if (named || !isAboutTheName(read.error)) return read;
    else leftOut.push({ name: dottedName(resolver.terrain, target.primary), why: read.error.error.message });
  }
  if (requests.length > 0) return { kind: 'need', requests };
  const tests = testsOf(resolver, reads);
  if (tests.kind !== 'done') return tests;
  reads.push(...tests.value);
  const kept = withoutForeign(resolver, renamings, reads, leftOut);
  if (kept.kind !== 'done') return kept;
  const files = all(modules.map(({ target, newName, keepOld, also }) => moduleOf(resolver, target, newName, keepOld, also)));
  if (files.kind !== 'done') return files;
  const parts = [...kept.value.map(({ located }) => located), ...files.value];
  const [first, ...rest] = parts;
  if (first === undefined) {
    const [one] = leftOut;
    const why = one === undefined ? 'nothing is left to rename' : `${one.name}: ${one.why}`;
    return { kind: 'refused', error: refusal('name-unchanged', `None of them can be renamed: ${why}`) };
  }
  if (rest.length === 0 && leftOut.length === 0 && decided.length === 0) return { kind: 'done', value: first };
  const crossed = crossings(
    resolver,
    kept.value.map(({ read }) => read),
  );
  if (resolver.terrain.needs.any) return { kind: 'need', requests: resolver.terrain.needs.requests };
  return { kind: 'done', value: merged(first, rest, { findings: crossed, decisions: [...decided, ...said(leftOut)] }) };
}

/** Of those whose tests are to follow, the tests that are not among them anyway. */
function testsOf(resolver: Resolver, reads: readonly ReadSymbol[]): Step<readonly ReadSymbol[], Refusal> {
  const known = new Set(reads.flatMap(({ subject }) => [...subject.keys]));
  const named = all(reads.filter(({ asked }) => asked.also?.includes('tests')).map((read) => testsNamedAfter(resolver, read)));
  if (named.kind !== 'done') return named;
  const tests: ReadSymbol[] = [];
  for (const { target, newName } of named.value.flat()) {
    if (target.kind !== 'symbols' || target.refs.some((ref) => known.has(symbolKey(ref)))) continue;
    const read = readSymbol(resolver, target, { newName });
    if (read.kind === 'need') return read;
    if (read.kind !== 'done') continue; // a name that a test cannot have leaves it as it is
    for (const key of read.value.subject.keys) known.add(key);
    tests.push(read.value);
  }
  return { kind: 'done', value: tests };
}

interface Part {
  readonly read: ReadSymbol;
  readonly located: Located;
}

/** Those that can be renamed: of what was not named by itself, what belongs to code outside is left out; then the names of the rest are what is given up. */
function withoutForeign(
  resolver: Resolver,
  renamings: readonly Renaming[],
  reads: readonly ReadSymbol[],
  leftOut: { readonly name: string; readonly why: string }[],
): Step<readonly Part[], Refusal> {
  const named = new Set(renamings.flatMap((one) => (one.named ? [one.target] : [])));
  const first = located(resolver, reads);
  if (first.kind !== 'done') return first;
  const foreign = first.value.filter(
    ({ read, located: one }) => !named.has(read.target) && one.collisions.some(({ rule }) => notOurs.has(rule)),
  );
  if (foreign.length === 0) return first;
  for (const { read, located: one } of foreign) {
    const why = one.collisions.find(({ rule }) => notOurs.has(rule))?.text ?? '';
    leftOut.push({ name: dottedName(resolver.terrain, read.target.primary), why });
  }
  const left = new Set(foreign.map(({ read }) => read));
  return located(
    resolver,
    reads.filter((read) => !left.has(read)),
  );
}

function located(resolver: Resolver, reads: readonly ReadSymbol[]): Step<readonly Part[], Refusal> {
  const given = new Set(
    reads.flatMap(({ references, subject }) =>
      references.filter(({ newText }) => newText === subject.newName).map(({ path, start }) => `${start} ${path}`),
    ),
  );
  const vacated: Vacated = (path, start) => given.has(`${start} ${path}`);
  const steps = all(reads.map((read) => locateRead(resolver, read, vacated)));
  if (steps.kind !== 'done') return steps;
  return { kind: 'done', value: steps.value.map((one, i): Part => ({ read: reads[i] as ReadSymbol, located: one })) };
}

function moduleOf(
  resolver: Resolver,
  target: ResolvedTarget,
  newName: string,
  keepOld: KeepOld | undefined,
  also: readonly Wish[] = [],
): Step<Located, Refusal> {
  if (target.kind !== 'module' && target.kind !== 'folder')
    return { kind: 'refused', error: refusal('symbol-not-found', 'That is no module.') };
  return locateModule(resolver, target, newName, { keepOld, also });
}

/** All steps are taken before any is waited for, so that what they lack is fetched together. */
function all<T>(steps: readonly Step<T, Refusal>[]): Step<readonly T[], Refusal> {
  const refused = steps.find((step) => step.kind === 'refused');
  if (refused?.kind === 'refused') return refused;
  const requests = steps.flatMap((step) => (step.kind === 'need' ? step.requests : []));
  if (requests.length > 0) return { kind: 'need', requests };
  return { kind: 'done', value: steps.flatMap((step) => (step.kind === 'done' ? [step.value] : [])) };
}

/** Refusals that are about what may be called so, and not about the request as a whole. */
function isAboutTheName({ error }: Refusal): boolean {
  return (
    error.code === 'name-illegal' ||
    error.code === 'name-unchanged' ||
    error.code === 'veto-collision' ||
    error.code === 'old-name-not-kept'
  );
}

function said(leftOut: readonly { readonly name: string; readonly why: string }[]): readonly OperationDecision[] {
  if (leftOut.length === 0) return [];
  const named = leftOut.slice(0, LEFT_OUT_NAMED_MAX);
  const more = leftOut.length - named.length;
  return [
    {
      kind: 'leave',
      choice: `leaves out ${named.map(({ name }) => name).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
      rationale: named.map(({ name, why }) => `${name}: ${why}`).join(' '),
      rejected: [],
      confidence: 0.9,
      about: [],
    },
  ];
}
