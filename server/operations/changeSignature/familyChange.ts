/** A change of one family while it is worked out: what is asked, what calls it, the texts that come of it and what has to be said. */
import { LineIndex } from '../../base/lineIndex.ts';
import type { Place } from '../../core/facts/facts.ts';
import type { LeftAlone, OperationDecision, OperationFinding } from '../../core/operation/operation.ts';
import type { ChangeSignatureArguments } from '../../core/operation/signatureChange.ts';
import { dottedName, kindWord } from '../../core/terrain/naming.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { FamilyCalls } from './calls/callSites.ts';
import type { Definition, SignatureFamily } from './definitions/family.ts';
import type { Rewrites } from './fileRewrite.ts';

/** What came of one family, beside the texts. */
export interface Findings {
  readonly decisions: OperationDecision[];
  readonly unsettled: LeftAlone[];
  readonly left: LeftAlone[];
  readonly collisions: OperationFinding[];
}

export interface FamilyChange {
  readonly resolver: Resolver;
  readonly family: SignatureFamily;
  readonly args: ChangeSignatureArguments;
  readonly calls: FamilyCalls;
  readonly rewrites: Rewrites;
  readonly findings: Findings;
}

export function shownName(resolver: Resolver, { spoken }: SignatureFamily): string {
  const kind = resolver.terrain.view(spoken.path)?.symbol(spoken.symbol)?.kind ?? 'function';
  return `the ${kindWord(kind)} ${dottedName(resolver.terrain, spoken)}`;
}

export function leftAt({ resolver }: Pick<FamilyChange, 'resolver'>, place: Place, why: string): LeftAlone {
  return leaveAt(resolver.terrain.file(place.path)?.text ?? '', place, why);
}

const LINE_UNITS_MAX = 160;

export function leaveAt(text: string, { path, start, end }: Place, why: string): LeftAlone {
  const lines = new LineIndex(text);
  const [from, to] = lines.lineExtent(lines.at(start).line) ?? [start, end];
  return { path, start, end, why, text: text.slice(from, to).trim().slice(0, LINE_UNITS_MAX) };
}

export function placeOfName({ path, symbol }: Definition): Place {
  return { path, start: symbol.nameExtent.start, end: symbol.nameExtent.end };
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
