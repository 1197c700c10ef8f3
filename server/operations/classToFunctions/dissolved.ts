/** A class that has static methods alone, with each of them and everything that uses them or the class itself. */

import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { descendantsOf } from '../../core/terrain/relations/hierarchy.ts';
import { referencesOf } from '../../core/terrain/relations/references/referencesOf.ts';
import { type SymbolTarget, symbolTargetOf } from '../../core/terrain/relations/references/symbolTarget.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type ClassSubject, classSubject } from '../callables/classPlace.ts';
import { isDocumentation } from '../callables/documentedNames.ts';
import { type MemberLines, memberLines } from '../callables/memberLines.ts';
import { type MemberSubject, memberSubject } from '../callables/memberSubject.ts';
import { type MemberUses, memberUses } from '../callables/memberUses.ts';
import { isWithin, type ReceiverUses, receiverKind, receiverUses } from '../callables/receiver.ts';
import { placesInWords } from '../callables/surroundings.ts';
import { refusedAs } from '../callables/unfit.ts';
import { whyUnfit } from '../methodToFunction/locate.ts';
import type { ClassNaming } from './offered.ts';

export interface DissolvedMember {
  readonly subject: MemberSubject;
  readonly receivers: readonly ReceiverUses[];
  readonly uses: MemberUses;
  readonly lines: MemberLines;
}

export interface Dissolved {
  readonly owner: ClassSubject;
  readonly statement: SyntaxNode; // with `export`
  readonly members: readonly DissolvedMember[]; // in the order in which they stand
  readonly naming: readonly ClassNaming[]; // imports and lists that name the class
}

export function dissolved(resolver: Resolver, target: SymbolTarget): Step<Dissolved, Refusal> {
  const { terrain } = resolver;
  const step = classSubject(resolver, target.primary);
  if (step.kind !== 'done') return step;
  const owner = step.value;
  const name = owner.symbol.name;
  if (owner.symbol.scope !== 0) return refusedAs(`“${name}” is not declared at the top of its module`);
  if (owner.symbol.bases.length > 0) return refusedAs(`“${name}” is made from another class`);
  if (descendantsOf(resolver, [owner.ref]).length > 0) return refusedAs(`other classes are made from “${name}”`);
  const members = membersOf(resolver, owner);
  if (members.kind !== 'done') return members;
  const found = referencesOf(resolver, target, 'terrainAndPhysics');
  if (found.kind !== 'done') return found;
  if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
  const objects = members.value.flatMap(({ uses }) =>
    uses.uses.flatMap(({ path, use }) => (use.object ? [{ path, ...extentOf(use.object) }] : [])),
  );
  const naming: ClassNaming[] = [];
  for (const { path, start, end, view, occurrence } of found.value.references) {
    switch (occurrence.role) {
      case 'importedName':
        naming.push({ path, place: { start, end }, record: view.index.imports[occurrence.import], import: occurrence.import });
        continue;
      case 'listedExport':
      case 'exportedName':
        naming.push({ path, place: { start, end }, record: undefined, import: -1 });
        continue;
      default:
        break;
    }
    const isDeclared = path === owner.ref.path && start === owner.symbol.nameExtent.start;
    if (isDeclared || objects.some((object) => object.path === path && object.start <= start && end === object.end)) continue;
    // `{@link Store.load}` follows the function; what only tells of the class is prose.
    if (occurrence.role === 'string' && isDocumentation(resolver, { path, start, end })) continue;
    return refusedAs(`a place uses the class itself (${placesInWords(terrain, [{ path, start, end }])})`);
  }
  const stray = members.value
    .flatMap(({ receivers }) => receivers.flatMap(({ values }) => values))
    .find((value) => !objects.some((object) => object.path === owner.ref.path && isWithin(value, object)));
  if (stray) return refusedAs(`a place uses the class itself (${placesInWords(terrain, [{ path: owner.ref.path, ...stray }])})`);
  const wrapped = owner.node.parent?.type === 'export_statement' ? owner.node.parent : owner.node;
  return { kind: 'done', value: { owner, statement: wrapped, members: members.value, naming } };
}

function membersOf(resolver: Resolver, owner: ClassSubject): Step<readonly DissolvedMember[], Refusal> {
  const { terrain } = resolver;
  const members: DissolvedMember[] = [];
  const kinds = Object.values(owner.symbol.members ?? {});
  for (const symbol of kinds) {
    const target = symbolTargetOf(resolver, [{ path: owner.ref.path, symbol }]);
    if (target.kind !== 'done') return target;
    const step = memberSubject(resolver, { kind: 'symbols', ...target.value, rejected: [] }, target.value.name);
    if (step.kind !== 'done') return step;
    const subject = step.value;
    const kind = receiverKind(subject.definition);
    if (kind !== 'none' && !subject.definition.words.has('static')) return refusedAs(`“${subject.dotted}” is no static method`);
    const uses = memberUses(resolver, subject);
    const receivers = subject.definitions.map((definition) => receiverUses(subject.view, definition));
    const why = whyUnfit(resolver, subject, receivers, uses);
    if (terrain.needs.any) return { kind: 'need', requests: terrain.needs.requests };
    if (why) return { kind: 'refused', error: why };
    const lines = memberLines(subject.file.text, subject.definitions);
    if (lines === undefined) return refusedAs(`“${subject.dotted}” shares its lines with other code`);
    members.push({ subject, uses, receivers, lines });
  }
  if (members.length === 0) return refusedAs(`“${owner.symbol.name}” has no methods`);
  const known = new Set(members.flatMap(({ subject }) => subject.definitions.map(({ statement }) => statement.id)));
  const rest = owner.body.namedChildren.find((node) => !known.has(node.id) && !isIdle(node));
  if (rest)
    return refusedAs(
      `“${owner.symbol.name}” has more than static methods (${placesInWords(terrain, [{ path: owner.ref.path, ...extentOf(rest) }])})`,
    );
  return { kind: 'done', value: members.sort((a, b) => a.lines.lines.start - b.lines.lines.start) };
}

/** A docstring, a comment, `pass`. */
function isIdle(node: SyntaxNode): boolean {
  return (
    node.type === 'comment' ||
    node.type === 'pass_statement' ||
    (node.type === 'expression_statement' && node.namedChildren[0]?.type === 'string')
  );
}
