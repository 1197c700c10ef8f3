/** Where a change of signature is offered: on what is called, and on one of its parameters. */
import { isOneOf, type NamedSpot, type Offer, type OperationOffers, type Spot, targetAt } from '../../core/operation/offer.ts';
import type { CursorSpec } from '../../core/operation/target.ts';
import { type FileIndex, NONE, type SymbolIx, type SymbolRecord } from '../../core/terrain/fileIndex.ts';

const kind = 'refactor.rewrite.signature';

export const signatureOffers: OperationOffers = {
  operation: 'changeSignature',
  at: (spot) => {
    const { named } = spot;
    if (named === undefined || spot.index === undefined) return [];
    if (isOneOf(named, ['function', 'method'])) return [...added(named), ...reordered(spot.index, named)];
    return isOneOf(named, ['parameter']) ? ofParameter(spot, spot.index, named) : [];
  },
};

function added(named: NamedSpot): readonly Offer[] {
  return [
    {
      title: `add a parameter to ‘${named.name}’`,
      kind,
      arguments: { targets: [targetAt(named)], changes: [{ change: 'add' }] },
      questions: [
        { ask: 'text', field: ['changes', 0, 'parameter'], prompt: `The name of the new parameter of ‘${named.name}’`, example: 'timeout' },
        { ask: 'text', field: ['changes', 0, 'type'], prompt: 'Its type; empty for none', example: 'float', optional: true },
        { ask: 'text', field: ['changes', 0, 'default'], prompt: 'Its default; empty for none', example: '10', optional: true },
        {
          ask: 'text',
          field: ['calls', 0, 'value'],
          prompt: 'What the calls there are pass; empty to leave them as they are',
          example: '30',
          optional: true,
        },
      ],
      words: `add a parameter to ${named.name}: `,
    },
  ];
}

/** Of what is declared here alone: only here its parameters can be seen. */
function reordered(index: FileIndex, { name, symbol, ...rest }: NamedSpot): readonly Offer[] {
  const own = index.symbols[symbol];
  const names = own === undefined ? [] : movable(index, own).map(({ name: each }) => each);
  if (names.length < 2) return [];
  return [
    {
      title: `reorder the parameters of ‘${name}’`,
      kind,
      arguments: { targets: [targetAt({ name, symbol, ...rest })], changes: [{ change: 'reorder' }] },
      questions: [
        { ask: 'names', field: ['changes', 0, 'parameters'], prompt: `The parameters of ‘${name}’ in their new order`, value: names },
      ],
    },
  ];
}

function movable(index: FileIndex, called: SymbolRecord): readonly SymbolRecord[] {
  return called.parameters.flatMap((ix) => {
    const parameter = index.symbols[ix];
    const fixed = parameter?.modifiers.some((each) => each === 'rest' || each === 'keywordRest' || each === 'keywordOnly');
    return parameter === undefined || fixed === true || isReceiver(index, called, ix) ? [] : [parameter];
  });
}

/** `self` and `cls` are given by the language. */
function isReceiver(index: FileIndex, called: SymbolRecord, ix: SymbolIx): boolean {
  return (
    index.language === 'python' && called.kind === 'method' && called.parameters[0] === ix && !called.modifiers.includes('staticMethod')
  );
}

function ofParameter({ path, text, family }: Spot, index: FileIndex, named: NamedSpot): readonly Offer[] {
  const parameter = index.symbols[named.symbol];
  const called = index.symbols[parameter?.container ?? NONE];
  if (parameter === undefined || called === undefined || !['function', 'method'].includes(called.kind)) return [];
  if (isReceiver(index, called, named.symbol)) return [];
  const targets = [{ name: called.name, cursor: cursorAt(path, text, called.nameExtent.start, called.name) }];
  const change = (title: string, changes: object, questions: Offer['questions'] = []): Offer => ({
    title,
    kind,
    arguments: { targets, changes: [{ parameter: named.name, ...changes }] },
    questions,
  });
  const what = `the parameter ‘${named.name}’ of ‘${called.name}’`;
  const { modifiers } = parameter;
  const gathers = modifiers.includes('rest') || modifiers.includes('keywordRest');
  const offers = [change(`remove ${what}`, { change: 'remove' })];
  if (gathers) return offers;
  if (family === 'python' && !modifiers.includes('keywordOnly'))
    offers.push(change(`make ${what} keyword-only`, { change: 'keywordOnly' }));
  const prompt = `The default of ‘${named.name}’`;
  const asked = [{ ask: 'text', field: ['changes', 0, 'value'], prompt, example: family === 'python' ? 'None' : 'undefined' } as const];
  offers.push(change(`give ${what} a default`, { change: 'default' }, asked));
  return offers;
}

function cursorAt(path: string, text: string, start: number, name: string): CursorSpec {
  const before = text.slice(0, start).split(/\r\n|\r|\n/);
  const line = before.length;
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { path, line, column, endLine: line, endColumn: column + name.length };
}
