/** A name of an instruction held against the terrain: as it is where it means something, else as the only near name that does. */
import type { Step } from '../../core/facts/facts.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import { moduleSegments } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { resolveTarget } from '../target/targetResolver.ts';
import { nearMisses } from './nearMiss.ts';

/** A name that so many files mention is there; whether it is meant is told when the operation is located. */
const mentionsMax = 150;
/** Near names that are tried. */
const triedMax = 6;

export interface GroundedTarget {
  readonly spec: TargetSpec;
  readonly assumption: string | undefined; // what was read for what
}

interface Variant {
  readonly spec: TargetSpec;
  readonly said: string;
  readonly meant: string;
}

/** Same spec when it means something, or nothing near does. */
export function groundedTarget(resolver: Resolver, spec: TargetSpec): Step<GroundedTarget, never> {
  const as: GroundedTarget = { spec, assumption: undefined };
  if (spec.cursor !== undefined || spec.selector !== undefined || spec.name === '') return { kind: 'done', value: as };
  const { facts } = resolver.terrain;
  const last = lastOf(spec.name);
  const mentions = facts.mentions(last);
  if (!mentions) return { kind: 'need', requests: [{ kind: 'mentions', word: last }, { kind: 'paths' }] };
  if (mentions.code.length > mentionsMax) return { kind: 'done', value: as };
  const missing = isMissing(resolver, spec);
  if (missing.kind !== 'done') return missing;
  if (!missing.value) return { kind: 'done', value: as };
  const names = facts.symbolNames();
  const paths = facts.paths();
  if (!names || !paths) return { kind: 'need', requests: [{ kind: 'symbolNames' }, { kind: 'paths' }] };
  const places = [...new Set(paths.paths.flatMap((path) => [...path.split('/'), ...moduleSegments(path).slice(-1)]))];
  for (const variants of [ownName(spec, names, places), around(spec, names), placed(spec, places)]) {
    const found = fitting(resolver, variants.slice(0, triedMax));
    if (found.kind !== 'done') return found;
    const [only, another] = found.value;
    if (only && !another) {
      const assumption = `“${only.said}” is read as ${only.meant}: nothing that fits is called so, and only that name is near`;
      return { kind: 'done', value: { spec: only.spec, assumption } };
    }
    if (only) break;
  }
  return { kind: 'done', value: as };
}

function isMissing(resolver: Resolver, spec: TargetSpec): Step<boolean, never> {
  const found = resolveTarget(resolver, spec, (words) => words);
  if (found.kind === 'need') return found;
  return { kind: 'done', value: found.kind === 'refused' && found.error.error.code === 'symbol-not-found' };
}

function fitting(resolver: Resolver, variants: readonly Variant[]): Step<readonly Variant[], never> {
  const fits: Variant[] = [];
  for (const variant of variants) {
    const missing = isMissing(resolver, variant.spec);
    if (missing.kind !== 'done') return missing;
    if (!missing.value) fits.push(variant);
  }
  return { kind: 'done', value: fits };
}

/** The thing's own name, or a file's. */
function ownName(spec: TargetSpec, names: readonly string[], places: readonly string[]): readonly Variant[] {
  const isFile = spec.kind === 'module' || spec.kind === 'file' || spec.name.includes('/');
  const said = isFile ? spec.name.slice(spec.name.lastIndexOf('/') + 1) : lastOf(spec.name);
  return nearMisses(said, isFile ? places : names).map((meant) => ({
    spec: { ...spec, name: spec.name.slice(0, spec.name.length - said.length) + meant },
    said,
    meant,
  }));
}

/** The class or module before its name, or said to be around it. */
function around(spec: TargetSpec, names: readonly string[]): readonly Variant[] {
  const variants: Variant[] = [];
  const own = lastOf(spec.name);
  const prefix = spec.name.slice(0, spec.name.length - own.length).replace(/(?:\.|::|#)$/, '');
  if (prefix !== '') {
    const said = lastOf(prefix);
    for (const meant of nearMisses(said, names))
      variants.push({ spec: { ...spec, name: `${prefix.slice(0, prefix.length - said.length)}${meant}.${own}` }, said, meant });
  }
  if (spec.containerHint !== undefined) {
    const said = lastOf(spec.containerHint);
    const before = spec.containerHint.slice(0, spec.containerHint.length - said.length);
    for (const meant of nearMisses(said, names)) variants.push({ spec: { ...spec, containerHint: before + meant }, said, meant });
  }
  return variants;
}

/** The file or folder it is said to be in. */
function placed(spec: TargetSpec, places: readonly string[]): readonly Variant[] {
  const { pathHint } = spec;
  if (pathHint === undefined) return [];
  const said = pathHint.slice(pathHint.lastIndexOf('/') + 1);
  const before = pathHint.slice(0, pathHint.length - said.length);
  return nearMisses(said, places).map((meant) => ({ spec: { ...spec, pathHint: before + meant }, said, meant }));
}

function lastOf(dotted: string): string {
  return (
    dotted
      .split(/\.|::|#/)
      .filter((part) => part !== '')
      .at(-1) ?? dotted
  );
}
