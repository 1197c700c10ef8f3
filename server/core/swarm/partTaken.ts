/** The person took only a part of a change set: it is on the record, with what the checks say of it, and nothing of it is vetoed. */
import type { PhysicsVerdict } from '../ports/physicsPort.ts';
import { noteUnchecked } from './critic.ts';
import type { PartTaken, ReflexVerdict } from './inputs.ts';
import { limits } from './limits.ts';
import type { PartialResult } from './mission.ts';
import { physicsEvent } from './physicsEvent.ts';
import { findingOf, rangeOf } from './ranges.ts';
import { namedFew } from './sentences.ts';
import { operator, person, physicsWho, reflexWho, type Turn } from './turn.ts';
import type { EventRef } from './words.ts';

/** Emits what became of it and says it in the form of the report. */
export function partTaken(turn: Turn, part: PartTaken, cause: EventRef): { readonly partial: PartialResult; readonly cause: EventRef } {
  const { editsApplied, editsPlanned, leftOutPaths, changedPaths } = part;
  const taken = turn.emit(person, cause, {
    case: 'changeSetPartlyTaken',
    value: { editsApplied, editsPlanned, leftOutPaths: [...leftOutPaths] },
  });
  for (const verdict of part.reflexes) emitReflex(turn, verdict, taken);
  // Of the whole change set it does not matter any more what was checked.
  turn.patch({ notes: turn.state.notes.filter(({ kind }) => kind !== 'not-checked') });
  for (const verdict of part.physics) {
    turn.emit(physicsWho(verdict.server), taken, physicsEvent(verdict));
    noteUnchecked(turn, verdict);
  }
  const findings = findingsOf(part).slice(0, limits.findingsMax);
  if (findings.length === 0) return { partial: { editsApplied, editsPlanned, changedPaths, findings }, cause: taken };
  const at = findings.flatMap((finding) => (finding.at ? [rangeOf(finding.at)] : []));
  const found = namedFew(findings.map(({ text }) => text));
  const last = turn.emit(operator, taken, {
    case: 'violationFound',
    value: { expected: 'The part that was taken stands by itself.', found, at },
  });
  return { partial: { editsApplied, editsPlanned, changedPaths, findings }, cause: last };
}

function emitReflex(turn: Turn, { reflex, passed, findings, filesChecked, durationMs }: ReflexVerdict, cause: EventRef): void {
  const value = { reflex, passed, findings: findings.slice(0, limits.findingsMax).map(findingOf), filesChecked, durationMs };
  turn.emit(reflexWho(reflex), cause, { case: 'reflexJudged', value });
}

function findingsOf({ reflexes, physics }: PartTaken): PartialResult['findings'] {
  const ofReflexes = reflexes.flatMap(({ findings }) => findings.map(({ text, at }) => ({ text, at })));
  const ofServer = ({ answered, newDiagnostics }: PhysicsVerdict) =>
    answered ? newDiagnostics.map(({ text, path, start, end }) => ({ text, at: { path, start, end } })) : [];
  return [...ofReflexes, ...physics.flatMap(ofServer)];
}
