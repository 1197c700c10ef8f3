/** A turn of a conversation as the Messages API takes it. What stays the same from turn to turn comes first and is marked to be cached. */
import type Anthropic from '@anthropic-ai/sdk';
import type { ModelMessage, ModelTool, ModelTurn } from '../../core/ports/modelPort.ts';
import { waysOf } from './models.ts';

const cached = { cache_control: { type: 'ephemeral' } } as const;

/** `hidden` takes the key out of every text in it: a key may also lie about in somebody's code. */
export function requestBody(model: string, turn: ModelTurn, hidden: (text: string) => string): Anthropic.MessageStreamParams {
  const { system, tools, messages, tokensOutMax } = turn;
  const body: Anthropic.MessageStreamParams = {
    model,
    max_tokens: tokensOutMax,
    ...waysOf(model),
    system: [{ type: 'text', text: system, ...cached }],
    tools: tools.map((tool, index) => toolParam(tool, index === tools.length - 1)),
    tool_choice: { type: 'auto' },
    messages: messages.map(messageParam),
  };
  return JSON.parse(JSON.stringify(body), (_, value) => (typeof value === 'string' ? hidden(value) : value));
}

function toolParam({ name, description, schema }: ModelTool, last: boolean): Anthropic.Tool {
  const { properties, required } = schema;
  const input_schema = { type: 'object' as const, properties, required: [...required], additionalProperties: false };
  return { name, description, input_schema, ...(last ? cached : {}) };
}

function messageParam(message: ModelMessage): Anthropic.MessageParam {
  switch (message.from) {
    case 'person':
      return { role: 'user', content: message.text };
    case 'model':
      return { role: 'assistant', content: message.content as Anthropic.ContentBlock[] };
    case 'tools':
      return {
        role: 'user',
        content: message.results.map(({ callId, text, failed }) => {
          return { type: 'tool_result' as const, tool_use_id: callId, content: text, ...(failed ? { is_error: true } : {}) };
        }),
      };
  }
}
