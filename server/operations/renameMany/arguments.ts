/** The arguments of renaming many things at once: what is renamed, and the rule or the new name of each. */
import type { Result } from '../../base/result.ts';
import { type CaseStyle, caseStyles, type NameRule, nameEdges } from '../../core/operation/nameRule.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type { KeepOld, TargetSpec } from '../../core/operation/target.ts';
import type { Wish } from '../../core/operation/wish.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import { absent, filledText, list, Malformed, optionalOneOf, readArguments, record, text } from '../target/argumentReading.ts';
import { readTarget, readTargets, targetSchema, targetsSchema } from '../target/targetArguments.ts';
import { readWishes, wishSchema } from '../texts/wishes.ts';

export interface NewNameFor {
  readonly target: TargetSpec;
  readonly newName: string;
}

/** By a rule, or each by its own new name. */
export type RenameManyArguments = (
  | { readonly targets: readonly TargetSpec[]; readonly rule: NameRule; readonly mapping?: undefined }
  | { readonly mapping: readonly NewNameFor[]; readonly rule?: undefined }
) & {
  readonly keepOld?: KeepOld | undefined;
  readonly also?: readonly Wish[] | undefined;
};

const waysToKeep: readonly KeepOld[] = ['alias', 'deprecated'];
const kinds = ['addPrefix', 'addSuffix', 'removePrefix', 'removeSuffix', 'case', 'replace'] as const;
const MAPPING_MAX = 200;

export const renameManySchema: ArgumentsSchema = {
  properties: {
    targets: targetsSchema(
      'What gets other names by the rule: each by its name, or all that a selector means; a package with kind "module" and a selector "module in:pkg" means its modules.',
    ),
    rule: {
      type: 'object',
      description: 'How each new name is made of the old one.',
      properties: {
        kind: { type: 'string', enum: kinds },
        text: { type: 'string', description: 'The prefix or suffix.' },
        style: { type: 'string', enum: caseStyles },
        part: { type: 'string', description: 'What is replaced: a word of the name, or a part as written ("get_").' },
        by: { type: 'string' },
        at: { type: 'string', enum: nameEdges, description: 'Only where a part is replaced: at the start or the end of the name alone.' },
      },
      required: ['kind'],
      additionalProperties: false,
    },
    mapping: {
      type: 'array',
      description: 'Instead of targets and rule: each thing with its new name. Names may be swapped, or go on to the next.',
      items: {
        type: 'object',
        properties: { target: targetSchema('One thing.'), newName: { type: 'string' } },
        required: ['target', 'newName'],
        additionalProperties: false,
      },
    },
    keepOld: { type: 'string', enum: waysToKeep, description: 'Only when asked: keeps each old name, as an alias or as a deprecated one.' },
    also: wishSchema,
  },
  required: [],
};

export function parseRenameMany(json: unknown): Result<RenameManyArguments, SwarmError> {
  return readArguments(json, 'a rename of many', ['targets', 'rule', 'mapping', 'keepOld', 'also'], (object): RenameManyArguments => {
    const keepOld = optionalOneOf(object.keepOld, 'keepOld', waysToKeep);
    const also = readWishes(object.also);
    const rest = { ...(keepOld && { keepOld }), ...(also.length > 0 && { also }) };
    if (absent(object.mapping)) return { targets: readTargets(object.targets, 'targets'), rule: readRule(object.rule), ...rest };
    if (!absent(object.targets) || !absent(object.rule)) throw new Malformed('there is a mapping, and a rule as well');
    return { mapping: list(object.mapping, 'mapping', MAPPING_MAX, readPair), ...rest };
  });
}

function readPair(item: unknown, field: string): NewNameFor {
  const object = record(item, field, ['target', 'newName']);
  return { target: readTarget(object.target, `${field}.target`), newName: filledText(object.newName, `${field}.newName`) };
}

function readRule(json: unknown): NameRule {
  const object = record(json, 'rule', ['kind', 'text', 'style', 'part', 'by', 'at']);
  const kind = optionalOneOf(object.kind, 'rule.kind', kinds);
  switch (kind) {
    case undefined:
      throw new Malformed('rule.kind is missing');
    case 'case': {
      const style: CaseStyle | undefined = optionalOneOf(object.style, 'rule.style', caseStyles);
      if (style === undefined) throw new Malformed('rule.style is missing');
      return { kind, style };
    }
    case 'replace': {
      const at = optionalOneOf(object.at, 'rule.at', nameEdges);
      const by = absent(object.by) ? '' : text(object.by, 'rule.by').trim();
      return { kind, part: filledText(object.part, 'rule.part'), by, ...(at && { at }) };
    }
    default:
      return { kind, text: filledText(object.text, 'rule.text') };
  }
}
