/** Operations as a model's tools, and a model's calls as operations: checked by each operation itself, whatever the model said. */
import type { OperationRequest } from '../../core/brain/brain.ts';
import type { ModelTool, ToolCall } from '../../core/ports/modelPort.ts';
import type { OperationRegistry } from '../registry.ts';

/** Operations that one instruction may come to. */
export const operationsMax = 50;

const clause = { type: 'string', description: 'The words of the instruction that ask for this, as they stand there.' };
const assumed = {
  type: 'array',
  items: { type: 'string' },
  maxItems: 5,
  description: 'What you took for granted where the instruction leaves it open, one short sentence each.',
};
const assumedUnitsMax = 300;

export const cannotDo: ModelTool = {
  name: 'cannot_do',
  description: 'Says that no operation does what the instruction asks, or that it is not clear what it asks. Nothing is changed.',
  schema: {
    properties: { why: { type: 'string', description: 'One sentence to the person, with what they could say instead.' } },
    required: ['why'],
  },
};

export function operationTools(operations: OperationRegistry): readonly ModelTool[] {
  return [...operations.values()].map(({ name, documentation, argumentsSchema }) => ({
    name,
    description: `${documentation.summary}\nBefore:\n${documentation.before}\nAfter:\n${documentation.after}\n${documentation.preserves}`,
    schema: { properties: { ...argumentsSchema.properties, clause, assumed }, required: argumentsSchema.required },
  }));
}

export interface ReadCall {
  readonly request: OperationRequest;
  readonly assumptions: readonly string[];
}

/** The request a call comes to, or what is wrong with it, in words for the model. */
export function readCall({ name, input }: ToolCall, operations: OperationRegistry, instruction: string): ReadCall | string {
  const operation = operations.get(name);
  if (operation === undefined) return `There is no operation “${name}”.`;
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return 'The arguments are not an object.';
  const { clause: said, assumed: taken, ...json } = input as Readonly<Record<string, unknown>>;
  const args = operation.parseArguments(json);
  if (!args.ok) return args.error.message;
  const words = typeof said === 'string' && said !== '' && instruction.includes(said) ? said : instruction;
  const assumptions = Array.isArray(taken) ? taken.filter((each): each is string => typeof each === 'string').slice(0, 5) : [];
  return {
    request: { operation: name, arguments: args.value, summary: operation.describe(args.value), clause: words },
    assumptions: assumptions.map((each) => plainWords(each, assumedUnitsMax)).filter((each) => each !== ''),
  };
}

/** A model's words on one line, without what would move a terminal's cursor. */
export function plainWords(text: string, unitsMax: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > unitsMax ? `${line.slice(0, unitsMax - 1)}…` : line;
}
