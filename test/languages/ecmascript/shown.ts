/** Test support: records of a file as short lines of text, so that a whole result can stand in an assertion. */
import type { Expression, FileIndex } from '../../../server/core/terrain/fileIndex.ts';

function shownExpression(index: FileIndex, expression: Expression | undefined): string {
  const show = (each: Expression): string => shownExpression(index, each);
  switch (expression?.kind) {
    case undefined:
      return '';
    case 'name':
      return expression.name;
    case 'member':
      return `${show(expression.object)}.${expression.name}`;
    case 'call':
      return `${show(expression.callee)}()`;
    case 'await':
      return `await ${show(expression.of)}`;
    case 'element':
      return `${show(expression.of)}[]`;
    case 'self':
    case 'cls':
    case 'super':
      return `${expression.kind}(${index.symbols[expression.class]?.name})`;
    case 'generic':
      return `${show(expression.base)}<${expression.arguments.map(show).join(', ')}>`;
    case 'union':
      return expression.of.map(show).join(' | ');
    case 'builtin':
      return `:${expression.name}`;
    case 'unknown':
      return '?';
  }
}

/** "x member of receiver", for occurrences in these roles. */
export function shownOccurrences(index: FileIndex, ...roles: readonly string[]): string[] {
  return index.occurrences
    .filter((each) => roles.includes(each.role))
    .map((each) => {
      const receiver = each.receiver === undefined ? '' : ` of ${shownExpression(index, each.receiver)}`;
      const symbol = index.symbols[each.symbol];
      const owner = symbol === undefined ? undefined : index.symbols[symbol.container];
      const resolved = symbol === undefined ? '' : ` = ${owner === undefined ? '' : `${owner.name}.`}${symbol.name}`;
      return `${each.name} ${each.role}${receiver}${resolved}${each.writes ? ' (writes)' : ''}`;
    });
}

/** "kind name: type = value" of the symbols of these names. */
export function shownSymbols(index: FileIndex, ...names: readonly string[]): string[] {
  return index.symbols
    .filter((each) => names.includes(each.name))
    .map((each) => {
      const type = each.type === undefined ? '' : `: ${shownExpression(index, each.type)}`;
      const value = each.value === undefined ? '' : ` = ${shownExpression(index, each.value)}`;
      const modifiers = each.modifiers.map((modifier) => `${modifier} `).join('');
      return `${modifiers}${each.kind} ${each.name}${type}${value}`;
    });
}
