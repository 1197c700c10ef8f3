/** The arguments of a change of signature: what becomes of which parameter, and what calls pass. */
import type { Result } from '../../base/result.ts';
import type { ArgumentsSchema } from '../../core/operation/operation.ts';
import type {
  CallRule,
  ChangeSignatureArguments,
  ParameterChange,
  PlaceInList,
  WrittenParameterSpec,
} from '../../core/operation/signatureChange.ts';
import type { SwarmError } from '../../protocol/errors.ts';
import {
  absent,
  filledText,
  list,
  Malformed,
  optionalFlag,
  optionalOneOf,
  optionalText,
  readArguments,
  record,
} from '../target/argumentReading.ts';
import { readTargets, targetsSchema } from '../target/targetArguments.ts';

const kinds = [
  'add',
  'remove',
  'rename',
  'reorder',
  'swap',
  'place',
  'keywordOnly',
  'positional',
  'optional',
  'default',
  'noDefault',
  'type',
  'noType',
  'whole',
] as const;

const reaches = ['only', 'onwards', 'after'] as const;

const CHANGES_MAX = 50;
const NAMES_MAX = 100;

const names = { type: 'array', items: { type: 'string' } };
const placeSchema = {
  type: 'object',
  properties: { where: { type: 'string', enum: ['first', 'last', 'before', 'after'] }, parameter: { type: 'string' } },
  required: ['where'],
};

/** The same as JSON Schema. */
export const changeSignatureSchema: ArgumentsSchema = {
  properties: {
    targets: targetsSchema('The functions, methods or classes (their constructors) whose parameters change.'),
    changes: {
      type: 'array',
      maxItems: CHANGES_MAX,
      description: 'What changes, in this order. Empty when only calls should pass something.',
      items: {
        type: 'object',
        properties: {
          change: { type: 'string', enum: kinds },
          parameter: {
            type: 'string',
            description: 'Its name; "#1" is the first that a call gives, "#-1" the last. Of remove: "#unused" are all that nothing reads.',
          },
          parameters: {
            type: 'array',
            description:
              'Names. Of reorder: in the new order. Of swap: two. Of whole: objects with name, type and default, all that it is to take.',
          },
          newName: { type: 'string' },
          type: { type: 'string', description: 'As the language writes it.' },
          default: { type: 'string', description: 'Of add: an expression of the language.' },
          value: { type: 'string', description: 'Of default: an expression of the language.' },
          required: { type: 'boolean', description: 'Of add: without a default, so that every call has to pass it.' },
          optional: { type: 'boolean' },
          keywordOnly: { type: 'boolean', description: 'Of add.' },
          reach: { type: 'string', enum: reaches, description: 'Of keywordOnly: that one, it and all after it, or all after it.' },
          place: placeSchema,
        },
        required: ['change'],
      },
    },
    calls: {
      type: 'array',
      maxItems: CHANGES_MAX,
      description: 'What calls pass, only when asked. The first rule that fits a call holds.',
      items: {
        type: 'object',
        properties: {
          parameter: { type: 'string' },
          value: { type: 'string', description: 'An expression; left out: what has the name of the parameter where the call stands.' },
          source: { type: 'string', description: 'The module from which the value is imported, where that is said.' },
          from: { type: 'string', enum: ['everywhere', 'recursion', 'callersThatHaveIt'] },
          tests: { type: 'string', enum: ['only', 'never'] },
          inside: { ...names, description: 'Files, folders, modules, classes or functions.' },
          outside: names,
        },
      },
    },
  },
  required: ['targets'],
};

export function parseChangeSignature(json: unknown): Result<ChangeSignatureArguments, SwarmError> {
  return readArguments(json, 'a change of signature', ['targets', 'changes', 'calls'], (object) => {
    const changes = listed(object.changes, 'changes', readChange);
    const calls = listed(object.calls, 'calls', readRule);
    if (changes.length === 0 && calls.length === 0) throw new Malformed('neither a change nor a rule for calls is given');
    return { targets: readTargets(object.targets, 'targets'), changes, calls };
  });
}

function listed<T>(json: unknown, field: string, read: (item: unknown, field: string) => T): readonly T[] {
  return absent(json) || (Array.isArray(json) && json.length === 0) ? [] : list(json, field, CHANGES_MAX, read);
}

const changeFields = [
  'change',
  'parameter',
  'parameters',
  'newName',
  'type',
  'default',
  'value',
  'required',
  'optional',
  'keywordOnly',
  'reach',
  'place',
];

function readChange(json: unknown, at: string): ParameterChange {
  const object = record(json, at, changeFields);
  const change = optionalOneOf(object.change, `${at}.change`, kinds);
  if (change === undefined) throw new Malformed(`${at}.change is missing`);
  const parameter = (): string => filledText(object.parameter, `${at}.parameter`);
  switch (change) {
    case 'add':
      return {
        change,
        parameter: parameter(),
        type: optionalText(object.type, `${at}.type`),
        default: optionalText(object.default, `${at}.default`),
        required: optionalFlag(object.required, `${at}.required`),
        keywordOnly: optionalFlag(object.keywordOnly, `${at}.keywordOnly`),
        optional: optionalFlag(object.optional, `${at}.optional`),
        place: absent(object.place) ? undefined : readPlace(object.place, `${at}.place`),
      };
    case 'rename':
      return { change, parameter: parameter(), newName: filledText(object.newName, `${at}.newName`) };
    case 'reorder':
    case 'swap': {
      const parameters = list(object.parameters, `${at}.parameters`, NAMES_MAX, filledText);
      if (change === 'swap' && parameters.length !== 2) throw new Malformed(`${at}.parameters are not two`);
      return { change, parameters };
    }
    case 'whole':
      return { change, parameters: listed(object.parameters, `${at}.parameters`, readSpec) };
    case 'place':
      return { change, parameter: parameter(), place: readPlace(object.place, `${at}.place`) };
    case 'keywordOnly':
      return { change, parameter: parameter(), reach: optionalOneOf(object.reach, `${at}.reach`, reaches) ?? 'only' };
    case 'default':
      return { change, parameter: parameter(), value: filledText(object.value, `${at}.value`) };
    case 'type':
      return { change, parameter: parameter(), type: filledText(object.type, `${at}.type`) };
    case 'remove':
    case 'positional':
    case 'optional':
    case 'noDefault':
    case 'noType':
      return { change, parameter: parameter() };
  }
}

function readSpec(json: unknown, at: string): WrittenParameterSpec {
  const object = record(json, at, ['name', 'type', 'default']);
  return {
    name: filledText(object.name, `${at}.name`),
    type: optionalText(object.type, `${at}.type`),
    default: optionalText(object.default, `${at}.default`),
  };
}

function readPlace(json: unknown, at: string): PlaceInList {
  const object = record(json, at, ['where', 'parameter']);
  const where = optionalOneOf(object.where, `${at}.where`, ['first', 'last', 'before', 'after'] as const);
  if (where === undefined) throw new Malformed(`${at}.where is missing`);
  return where === 'first' || where === 'last' ? { where } : { where, parameter: filledText(object.parameter, `${at}.parameter`) };
}

function readRule(json: unknown, at: string): CallRule {
  const object = record(json, at, ['parameter', 'value', 'source', 'from', 'tests', 'inside', 'outside']);
  return {
    parameter: optionalText(object.parameter, `${at}.parameter`),
    value: optionalText(object.value, `${at}.value`),
    ...(!absent(object.source) && { source: filledText(object.source, `${at}.source`) }),
    from: optionalOneOf(object.from, `${at}.from`, ['everywhere', 'recursion', 'callersThatHaveIt'] as const) ?? 'everywhere',
    tests: optionalOneOf(object.tests, `${at}.tests`, ['only', 'never'] as const),
    inside: absent(object.inside) ? [] : list(object.inside, `${at}.inside`, NAMES_MAX, filledText),
    outside: absent(object.outside) ? [] : list(object.outside, `${at}.outside`, NAMES_MAX, filledText),
  };
}
