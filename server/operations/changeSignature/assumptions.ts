/** What an instruction leaves open about parameters, filled by convention: how a language writes a value, and which default is meant. */
import type { CallRule, ChangeSignatureArguments, ParameterChange } from '../../core/operation/signatureChange.ts';
import type { PlanNote } from './definitions/draft.ts';
import type { Definition } from './definitions/family.ts';

type Family = 'python' | 'ecmascript';
type Added = Extract<ParameterChange, { change: 'add' }>;

export interface Settled {
  readonly args: ChangeSignatureArguments;
  readonly notes: readonly PlanNote[];
}

/** The arguments as this language writes them, with every default that is assumed. */
export function settledFor(args: ChangeSignatureArguments, family: Family, primary: Definition): Settled {
  const notes: PlanNote[] = [];
  const value = (text: string): string => valueIn(family, text, primary.text);
  const type = (text: string | undefined): string | undefined => (text === undefined ? undefined : typeIn(family, text));
  const rules = args.calls.map((rule) => asValue(rule, args.changes, primary));
  const settled = (change: ParameterChange): ParameterChange => {
    switch (change.change) {
      case 'add': {
        const written: Added = {
          ...change,
          type: type(change.type),
          default: change.default === undefined ? undefined : value(change.default),
        };
        return withDefault(written, rules, family, primary, notes);
      }
      case 'default':
        return { ...change, value: value(change.value) };
      case 'type':
        return { ...change, type: type(change.type) ?? change.type };
      case 'whole':
        return {
          ...change,
          parameters: change.parameters.map((each) => ({
            ...each,
            type: type(each.type),
            default: each.default === undefined ? undefined : value(each.default),
          })),
        };
      case 'remove':
      case 'rename':
      case 'reorder':
      case 'swap':
      case 'place':
      case 'keywordOnly':
      case 'positional':
      case 'optional':
      case 'noDefault':
      case 'noType':
        return change;
    }
  };
  const calls = rules.map((rule) => (rule.value === undefined ? rule : { ...rule, value: value(rule.value) }));
  return { args: { ...args, changes: args.changes.map(settled), calls }, notes };
}

/** "Pass TIMEOUT": what is no parameter is what the only new one is given. */
function asValue(rule: CallRule, changes: readonly ParameterChange[], { signature }: Definition): CallRule {
  const added = changes.flatMap((change) => (change.change === 'add' ? [change.parameter] : []));
  const [only] = added;
  const { parameter, value } = rule;
  const isParameter = changes.some(
    (each) => ('parameter' in each && each.parameter === parameter) || ('newName' in each && each.newName === parameter),
  );
  if (value !== undefined || parameter === undefined || added.length !== 1 || isParameter) return rule;
  return signature.parameters.some(({ name }) => name === parameter) ? rule : { ...rule, parameter: only, value: parameter };
}

/** Calls that are not spoken of stay as they are, so that a parameter without a default gets one, unless all calls pass it. */
function withDefault(change: Added, calls: readonly CallRule[], family: Family, primary: Definition, notes: PlanNote[]): Added {
  if (change.default !== undefined || change.required || (change.optional && family === 'ecmascript')) return change;
  const everywhere = calls.some(
    (rule) =>
      (rule.parameter === undefined || rule.parameter === change.parameter) &&
      rule.value !== undefined &&
      rule.from === 'everywhere' &&
      rule.tests === undefined &&
      rule.inside.length + rule.outside.length === 0,
  );
  if (everywhere && !change.optional) return { ...change, required: true };
  const flag = change.type === 'bool' || change.type === 'boolean' || isFlag(change.parameter);
  const untyped = primary.signature.parameters.every(({ type, receiver }) => receiver || type === undefined);
  if (flag) {
    const fallback = family === 'python' ? 'False' : 'false';
    notes.push(assumed(change.parameter, `the default ${fallback}`));
    return { ...change, default: fallback, type: untyped || family === 'ecmascript' ? undefined : change.type };
  }
  if (family === 'python') {
    notes.push(assumed(change.parameter, 'the default None'));
    return { ...change, default: 'None' };
  }
  notes.push(assumed(change.parameter, 'that it may be left out'));
  return { ...change, optional: true };
}

/** Names of what is either so or not. */
function isFlag(name: string): boolean {
  return /^(?:dry_?run|verbose|quiet|strict|force|debug|recursive|inplace|silent|ignore_?\w*|(?:is|has|use|allow|enable|disable|skip|with|include|keep)_?[A-Z_]?\w*)$/i.test(
    name,
  );
}

function assumed(parameter: string, what: string): PlanNote {
  return {
    choice: `assumed ${what} for “${parameter}”`,
    rationale: 'the instruction names none, and the calls should go on working as they are',
    rejected: [{ choice: 'make every call pass it', whyNot: 'what they should pass was not said' }],
  };
}

const pythonValues: Readonly<Record<string, string>> = {
  true: 'True',
  false: 'False',
  null: 'None',
  undefined: 'None',
  none: 'None',
  nil: 'None',
};
const scriptValues: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'undefined', none: 'undefined', nil: 'null' };
const pythonTypes: Readonly<Record<string, string>> = { string: 'str', boolean: 'bool', integer: 'int', number: 'float' };
const scriptTypes: Readonly<Record<string, string>> = { str: 'string', bool: 'boolean', int: 'number', integer: 'number', float: 'number' };

function valueIn(family: Family, text: string, file: string): string {
  const table = family === 'python' ? pythonValues : scriptValues;
  if (Object.hasOwn(table, text)) return table[text] ?? text;
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(text);
  return quoted ? `${quoteOf(file)}${quoted[2]}${quoteOf(file)}` : text;
}

function typeIn(family: Family, text: string): string {
  const table = family === 'python' ? pythonTypes : scriptTypes;
  return Object.hasOwn(table, text) ? (table[text] ?? text) : text;
}

/** The quotes a file puts around its strings. */
function quoteOf(file: string): string {
  const bare = file.replaceAll(/"""|'''/g, '');
  return (bare.match(/'/g)?.length ?? 0) > (bare.match(/"/g)?.length ?? 0) ? "'" : '"';
}
