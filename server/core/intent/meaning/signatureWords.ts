/** A change of signature in words: "Add the parameter timeout: float = 10 to fetch". */
import {
  type CallRule,
  type ChangeSignatureArguments,
  type ParameterChange,
  type PlaceInList,
  unusedParameters,
} from '../../operation/signatureChange.ts';
import { targetInWords } from './targetWords.ts';

/** `of`: other words for the functions. */
export function changesInWords(
  { targets, changes, calls }: ChangeSignatureArguments,
  of = targets.map(targetInWords).join(' and '),
): string {
  const parts = changes.map((change, i) => changeInWords(change, i === 0 ? of : ''));
  const passed = calls.map((rule, i) => ruleInWords(rule, changes.length === 0 && i === 0 ? of : ''));
  const whole = [...parts, ...passed].join('; ');
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

function changeInWords(change: ParameterChange, target: string): string {
  const to = target === '' ? '' : ` to ${target}`;
  const of = target === '' ? '' : ` of ${target}`;
  switch (change.change) {
    case 'add': {
      const type = change.type === undefined ? '' : `: ${change.type}`;
      const value = change.default === undefined ? '' : ` = ${change.default}`;
      const how = change.keywordOnly ? 'keyword-only ' : change.required ? 'required ' : '';
      return `add the ${how}parameter ${change.parameter}${type}${value}${to}${placeInWords(change.place)}`;
    }
    case 'remove':
      return `remove ${parameterInWords(change.parameter)}${of}`;
    case 'rename':
      return `rename ${parameterInWords(change.parameter)}${of} to ${change.newName}`;
    case 'reorder':
      return `reorder the parameters${of} to ${change.parameters.join(', ')}`;
    case 'swap':
      return `swap ${change.parameters.map(parameterInWords).join(' and ')}${of}`;
    case 'place':
      return `move ${parameterInWords(change.parameter)}${of}${placeInWords(change.place)}`;
    case 'keywordOnly':
      return `make ${reachInWords(change)}${of} keyword-only`;
    case 'positional':
      return `let ${parameterInWords(change.parameter)}${of} be passed by position`;
    case 'optional':
      return `make ${parameterInWords(change.parameter)}${of} optional`;
    case 'default':
      return `give ${parameterInWords(change.parameter)}${of} the default ${change.value}`;
    case 'noDefault':
      return `take the default from ${parameterInWords(change.parameter)}${of}`;
    case 'type':
      return `type ${parameterInWords(change.parameter)}${of} as ${change.type}`;
    case 'whole': {
      const written = change.parameters.map(
        ({ name, type, default: value }) => `${name}${type ? `: ${type}` : ''}${value ? ` = ${value}` : ''}`,
      );
      return `let${target === '' ? ' it' : ` ${target}`} take (${written.join(', ')})`;
    }
    case 'noType':
      return `take the type from ${parameterInWords(change.parameter)}${of}`;
  }
}

function reachInWords({ parameter, reach }: Extract<ParameterChange, { change: 'keywordOnly' }>): string {
  const name = parameterInWords(parameter);
  return { only: name, onwards: `${name} and all after it`, after: `all parameters after ${parameter}` }[reach];
}

function parameterInWords(name: string): string {
  if (name === unusedParameters) return 'the unused parameters';
  const position = /^#(-?\d+)$/.exec(name)?.[1];
  if (position === undefined) return `the parameter ${name}`;
  const n = Number(position);
  return n === -1 ? 'the last parameter' : `the parameter number ${n}`;
}

function placeInWords(place: PlaceInList | undefined): string {
  if (place === undefined) return '';
  if (place.where === 'first' || place.where === 'last') return `, ${place.where}`;
  return `, ${place.where} ${place.parameter}`;
}

function ruleInWords({ parameter, value, source, from, tests, inside, outside }: CallRule, target: string): string {
  const what =
    value === undefined
      ? `hand ${parameter ?? 'it'} on`
      : `pass ${parameter === undefined ? value : `${parameter}=${value}`}${source === undefined ? '' : `, imported from ${source},`}`;
  const where = { everywhere: 'at every call', recursion: 'in recursive calls', callersThatHaveIt: 'from callers that have it' }[from];
  const of = target === '' ? '' : ` of ${target}`;
  const limits = [
    ...(inside.length > 0 ? [`in ${inside.join(', ')}`] : []),
    ...(outside.length > 0 ? [`not in ${outside.join(', ')}`] : []),
    ...(tests === 'only' ? ['in the tests'] : tests === 'never' ? ['outside of the tests'] : []),
  ];
  return `${what} ${where}${of}${limits.length > 0 ? ` ${limits.join(', ')}` : ''}`;
}
