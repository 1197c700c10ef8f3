/** Several located changes as one: their places put together, what two of them say of one place made one text. */
import { byPlace, type Place } from '../../core/facts/facts.ts';
import type {
  FileMove,
  LeftAlone,
  Located,
  LocatedInsertion,
  LocatedReference,
  OperationDecision,
  OperationFinding,
} from '../../core/operation/operation.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';

const bounds = { leftMax: 500, decisionsMax: 100, namedMax: 12, placesMax: 20 } as const;

export interface Beside {
  readonly findings: readonly OperationFinding[];
  readonly decisions: readonly OperationDecision[];
}

export function merged(first: Located, rest: readonly Located[], beside: Beside): Located {
  const all = [first, ...rest];
  const placed = together(all.flatMap(({ references }) => references));
  const isFree = ({ path, start, end }: Place): boolean => !placed.at(path, start, end);
  const writeSet = union(all.map((one) => one.writeSet));
  const insertions = insertionsOf(all);
  const unsettled = eachOnce(all.flatMap((one) => one.unsettled ?? [])).filter(isFree);
  const creations = all.flatMap((one) => one.creations ?? []);
  const deletions = all.flatMap((one) => one.deletions ?? []);
  return {
    ...first,
    references: placed.references,
    ...(insertions.length > 0 && { insertions }),
    left: eachOnce(all.flatMap(({ left }) => left).filter((one) => one.end === 0 || isFree(one))).slice(0, bounds.leftMax),
    unsettled,
    moves: movesOf(all),
    ...(creations.length > 0 && { creations }),
    ...(deletions.length > 0 && { deletions }),
    names: [
      ...new Set(all.flatMap(({ target, newName, names }) => [target.name, ...(newName === undefined ? [] : [newName]), ...(names ?? [])])),
    ],
    further: rest.flatMap(({ target, newName }) => (newName === undefined ? [] : [{ target, newName }])),
    collisions: [...all.flatMap(({ collisions }) => collisions), ...placed.findings, ...beside.findings],
    decisions: [...beside.decisions, ...decisionsOf(all)].slice(0, bounds.decisionsMax),
    readSet: union(all.map((one) => one.readSet)),
    writeSet,
  };
}

interface Together {
  readonly references: readonly LocatedReference[];
  readonly findings: readonly OperationFinding[];
  readonly at: (path: string, start: number, end: number) => boolean;
}

/** The same place is one edit; of stretches that overlap the one that is known best is kept, and holds the other where it can. */
function together(all: readonly LocatedReference[]): Together {
  const references: LocatedReference[] = [];
  const findings: OperationFinding[] = [];
  const byPath = new Map<string, LocatedReference[]>();
  for (const reference of [...all].sort((a, b) => byPlace(a, b) || b.end - a.end)) {
    const inFile = byPath.get(reference.path) ?? [];
    byPath.set(reference.path, inFile);
    const last = inFile.at(-1);
    const same = last !== undefined && last.start === reference.start && last.end === reference.end;
    if (last === undefined || (!same && reference.start >= last.end)) {
      inFile.push(reference);
      continue;
    }
    const one = same ? bothTexts(last, reference) : inside(last, reference);
    if (one !== undefined) inFile[inFile.length - 1] = one;
    else findings.push(disagreement(last, reference));
  }
  for (const inFile of byPath.values()) references.push(...inFile);
  const at = (path: string, start: number, end: number): boolean =>
    byPath.get(path)?.some((one) => start < one.end && one.start < end) ?? false;
  return { references: references.sort(byPlace), findings, at };
}

/** `{ row }` with a new property and a new variable: `line: text`, or again one word for both. */
function bothTexts(one: LocatedReference, other: LocatedReference): LocatedReference | undefined {
  if (one.newText === other.newText) return one;
  const [property, variable] = [one, other].map(({ newText }) => /^(\S+): (\S+)$/.exec(newText));
  if (!property || !variable) return undefined;
  const [, firstKey = '', firstValue = ''] = property;
  const [, secondKey = '', secondValue = ''] = variable;
  if (firstValue === secondKey) return { ...one, newText: entry(firstKey, secondValue), why: `${one.why}; ${other.why}` };
  if (secondValue === firstKey) return { ...one, newText: entry(secondKey, firstValue), why: `${one.why}; ${other.why}` };
  return undefined;
}

function entry(key: string, value: string): string {
  return key === value ? key : `${key}: ${value}`;
}

/** A name inside a longer stretch that is written anew: already as it will be, or not to be told. */
function inside(outer: LocatedReference, inner: LocatedReference): LocatedReference | undefined {
  return inner.end <= outer.end && outer.newText.includes(inner.newText) ? outer : undefined;
}

function disagreement(one: LocatedReference, { newText, path, start, end }: LocatedReference): OperationFinding {
  return {
    rule: 'collision',
    text: `Two of the renames would write different things at one place: “${one.newText}” and “${newText}”.`,
    hint: 'Rename one after the other.',
    at: { path, start, end },
  };
}

function insertionsOf(all: readonly Located[]): readonly LocatedInsertion[] {
  const seen = new Set<string>();
  return all
    .flatMap(({ insertions }) => insertions ?? [])
    .filter(({ path, at, newText }) => {
      const key = `${at} ${path} ${newText}`;
      return !seen.has(key) && seen.add(key);
    });
}

/** A file in a folder that moves goes with it, under its own new name. */
function movesOf(all: readonly Located[]): readonly FileMove[] {
  const single = all.filter(({ moves }) => moves.length === 1).flatMap(({ moves }) => moves);
  const whole = all.filter(({ moves }) => moves.length > 1).flatMap(({ moves }) => moves);
  const found = new Map<WorkspacePath, WorkspacePath>(whole.map(({ from, to }) => [from, to]));
  for (const { from, to } of single) {
    const goes = found.get(from);
    found.set(
      from,
      goes === undefined ? to : ((goes.slice(0, goes.lastIndexOf('/') + 1) + to.slice(to.lastIndexOf('/') + 1)) as WorkspacePath),
    );
  }
  return [...found].map(([from, to]) => ({ from, to })).sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** One for all that is renamed, and what else was decided for any of them. */
function decisionsOf(all: readonly Located[]): readonly OperationDecision[] {
  const renamed = all.flatMap(({ target, newName }) => (newName === undefined ? [] : [`${target.name} → ${newName}`]));
  const more = renamed.length - bounds.namedMax;
  const choice = `renames ${renamed.slice(0, bounds.namedMax).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  const summary: OperationDecision = {
    kind: 'target',
    choice,
    rationale: 'each with all that refers to it, in one change',
    rejected: [],
    confidence: Math.min(
      ...all.flatMap(({ decisions }) => decisions.filter(({ kind }) => kind === 'target').map(({ confidence }) => confidence)),
      1,
    ),
    about: all.map(({ target }) => target.place).slice(0, bounds.placesMax),
  };
  const others = all.flatMap(({ decisions }) => decisions.filter(({ kind }) => kind !== 'target'));
  return [summary, ...new Map(others.map((each) => [`${each.choice} ${each.rationale}`, each])).values()];
}

function eachOnce(left: readonly LeftAlone[]): readonly LeftAlone[] {
  return [...new Map(left.map((one) => [`${one.start} ${one.path} ${one.why}`, one])).values()];
}

function union(sets: readonly (readonly WorkspacePath[])[]): readonly WorkspacePath[] {
  return [...new Set(sets.flat())].sort();
}
