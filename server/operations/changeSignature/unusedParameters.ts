/** "The unused parameters": which of its parameters a function does not read, nor any that is called in its place. */
import type { Step } from '../../core/facts/facts.ts';
import type { Refusal } from '../../core/operation/operation.ts';
import { type ChangeSignatureArguments, type ParameterChange, unusedParameters } from '../../core/operation/signatureChange.ts';
import type { WrittenParameter } from '../../core/terrain/signatures/writtenSignature.ts';
import { refusal } from '../target/candidates.ts';
import { usesOf } from './bodyUses.ts';
import type { Definition } from './definitions/family.ts';
import { capital, type FamilyChange, placeOfName, shownName } from './familyChange.ts';

type Change = Pick<FamilyChange, 'resolver' | 'family' | 'findings'>;

/** With their names instead; a family that uses all of its own is left with no such change. */
export function withUnused(change: Change, args: ChangeSignatureArguments): Step<ChangeSignatureArguments, Refusal> {
  if (!args.changes.some(isUnused)) return { kind: 'done', value: args };
  const { family, findings, resolver } = change;
  const blind = family.definitions.find(readsAnything);
  if (blind) {
    const message = `${capital(shownName(resolver, family))} may read any of its parameters by their names, so that nobody can tell which it does not use.`;
    return { kind: 'refused', error: refusal('signature-unchanged', message, [], 'Name the parameters that should go.') };
  }
  const names = family.primary.signature.parameters.filter((each, at) => mayGo(each) && !isRead(change, each, at)).map(({ name }) => name);
  if (names.length > 0)
    findings.decisions.push({
      kind: 'plan',
      choice: `“the unused parameters” of ${shownName(resolver, family)} is read as ${names.join(', ')}`,
      rationale: 'nothing reads them, in it or in what is called in its place',
      rejected: [],
      confidence: 0.95,
      about: [placeOfName(family.primary)],
    });
  const removals = names.map((parameter): ParameterChange => ({ change: 'remove', parameter }));
  return { kind: 'done', value: { ...args, changes: args.changes.flatMap((each) => (isUnused(each) ? removals : [each])) } };
}

export function isUnused(change: ParameterChange): boolean {
  return change.change === 'remove' && change.parameter === unusedParameters;
}

/** A name that begins with a line says itself that it is not read and has to be there all the same. */
function mayGo({ name, receiver, kind, pattern, field }: WrittenParameter): boolean {
  const isOne = kind === 'plain' || kind === 'positionalOnly' || kind === 'keywordOnly';
  return isOne && !receiver && !field && pattern === undefined && name !== '' && !name.startsWith('_');
}

/** In a function that stands for the same it may be called otherwise: then its position tells. */
function isRead({ resolver, family }: Change, { name }: WrittenParameter, at: number): boolean {
  if (family.primary.fields !== undefined) return true;
  return family.definitions.some((definition) => {
    const { parameters } = definition.signature;
    const own = parameters.some((each) => each.name === name) ? name : parameters[at]?.name;
    return own !== undefined && own !== '' && usesOf(resolver, definition, own).length > 0;
  });
}

function readsAnything({ signature, text }: Definition): boolean {
  const { body } = signature;
  return body !== undefined && /\b(?:locals|vars|eval|exec)\s*\(|\barguments\b/.test(text.slice(body.startIndex, body.endIndex));
}
