/** The arguments of replacing a duplicate by an import. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { TargetSpec } from '../../core/operation/target.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { optionalText, readArguments } from '../target/argumentReading.ts';
import { readTarget, targetSchema } from '../target/targetArguments.ts';

export interface ReplaceDuplicateArguments {
  readonly target: TargetSpec; // with a place: the duplicate that goes; without: every one but the one kept
  readonly keep?: string | undefined; // module or file of the one that stays
}

export const replaceDuplicateSchema: ArgumentsSchema = {
  properties: {
    target: targetSchema('The duplicate that goes, with the file it is in; without a file all but the one that is kept.'),
    keep: { type: 'string', description: 'The module or file that keeps its definition: "app/rows.py". Left out: the only other one.' },
  },
  required: ['target'],
};

export function parseReplaceDuplicate(json: unknown): Result<ReplaceDuplicateArguments, SwarmError> {
  return readArguments(json, 'replacing a duplicate', ['target', 'keep'], (object) => {
    const keep = optionalText(object.keep, 'keep');
    return { target: readTarget(object.target, 'target'), ...(keep !== undefined && { keep }) };
  });
}
