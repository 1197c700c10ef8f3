/** What a scout hands on about a member beside the places: what it is, what names it and was left alone, and what was decided. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { Located, OperationDecision } from '../../core/operation/operation.ts';
import { kindWord, moduleName, placeOf } from '../../core/terrain/naming.ts';
import type { DoubtfulSighting, FoundReference } from '../../core/terrain/relations/references/reference.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { dynamicAccess, leftAlone, otherFiles, proseLeft, unreadLeft } from '../rename/leftovers.ts';
import type { MemberSubject } from './memberSubject.ts';

type Described = Pick<MemberSubject, 'name' | 'dotted' | 'ref' | 'symbol' | 'file' | 'found' | 'decisions'>;

interface Beside {
  readonly newName?: string | undefined;
  readonly strings: readonly FoundReference[];
  readonly decisions: readonly OperationDecision[];
}

type WithoutPlaces = Omit<Located, 'references' | 'insertions' | 'writeSet' | 'moves'>;

export function locatedMember(resolver: Resolver, member: Described, { newName, strings, decisions }: Beside): WithoutPlaces {
  const { terrain } = resolver;
  const { found, ref, name, dotted, symbol, file } = member;
  const { subject } = found;
  const inStrings = strings.map(
    ({ view, occurrence }): DoubtfulSighting => ({
      view,
      occurrence,
      why: 'names it in a string that is used as code, which may no longer lead to it',
    }),
  );
  const judged = leftAlone(terrain, [...found.left, ...inStrings]);
  const line = new LineIndex(file.text).at(symbol.nameExtent.start).line;
  return {
    target: {
      name,
      dotted: `${moduleName(ref.path, terrain, terrain.facts)}.${dotted}`,
      kind: symbol.kind,
      language: file.language,
      place: placeOf(terrain, ref),
    },
    ...(newName !== undefined && { newName }),
    left: [
      ...judged,
      ...unreadLeft(terrain, subject.views, name),
      ...proseLeft(terrain, subject.views, name, [...found.references, ...judged]),
      ...otherFiles(terrain.facts.mentions(name)),
    ],
    unsettled: leftAlone(terrain, [...found.unsettled, ...inStrings]),
    collisions: [],
    decisions: [
      {
        kind: 'target',
        choice: `the ${kindWord(symbol.kind)} ${dotted} in ${ref.path}:${line}`,
        rationale: 'it is the only thing that the words can mean',
        rejected: [],
        confidence: 1,
        about: [placeOf(terrain, ref)],
      },
      ...member.decisions,
      ...found.doubts.map((doubt): OperationDecision => ({ kind: 'leave', ...doubt })),
      ...decisions,
      ...dynamicAccess(subject.views),
    ],
    readSet: subject.paths,
  };
}
