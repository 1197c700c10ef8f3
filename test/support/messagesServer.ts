/** A service on the loopback that speaks the Messages API as far as a client can tell: events, tool use, refusals, and all that goes wrong. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export interface Asked {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string; // the body, byte for byte
  readonly body: AskedBody;
}

interface AskedBody {
  readonly model: string;
  readonly max_tokens: number;
  readonly system: readonly { readonly text: string; readonly cache_control?: unknown }[];
  readonly tools: readonly { readonly name: string; readonly input_schema: unknown; readonly cache_control?: unknown }[];
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
}

/** One answer of the script; a function does as it likes with the response. */
export type Scripted = Answer | ((response: ServerResponse, asked: Asked) => void | Promise<void>);

export interface Answer {
  readonly text?: string;
  readonly thinking?: string;
  readonly calls?: readonly (readonly [name: string, input: unknown])[];
  readonly stop?: string;
  readonly usage?: { readonly input_tokens?: number; readonly output_tokens?: number; readonly cache_read_input_tokens?: number };
}

export class MessagesServer {
  readonly asked: Asked[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #script: Scripted[];
  readonly #left: (() => void)[] = [];

  /** Answers come in order; the last one again and again. */
  constructor(...script: readonly Scripted[]) {
    this.#script = [...script];
    this.#server = createServer((request, response) => void this.#answer(request, response));
    this.#server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        for (const left of this.#left.splice(0)) left();
      });
    });
  }

  listen(): Promise<this> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', () => resolve(this)));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Resolves when a connection ends. */
  hungUp(): Promise<void> {
    return new Promise((resolve) => this.#left.push(resolve));
  }

  close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString('utf8');
    const asked = { path: request.url ?? '', headers: request.headers, text, body: JSON.parse(text) as AskedBody };
    const scripted = this.#script[Math.min(this.asked.length, this.#script.length - 1)] ?? {};
    this.asked.push(asked);
    if (typeof scripted === 'function') await scripted(response, asked);
    else {
      begin(response);
      for (const event of events(scripted, asked.body.model)) send(response, event);
      response.end();
    }
  }
}

export function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'request-id': 'req_test' });
}

export function send(response: ServerResponse, event: { readonly type: string }): void {
  response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
}

/** An error as the API words it. */
export function refuses(status: number, type: string, message: string, headers: Readonly<Record<string, string>> = {}): Scripted {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', 'retry-after-ms': '5', ...headers });
    response.end(JSON.stringify({ type: 'error', error: { type, message } }));
  };
}

type Event = { readonly type: string; readonly [field: string]: unknown };

export function events({ text, thinking, calls = [], stop, usage }: Answer, model = 'claude-sonnet-5-5'): readonly Event[] {
  const list: Event[] = [started(model, usage?.input_tokens ?? 100, usage?.cache_read_input_tokens ?? 0)];
  let index = 0;
  const block = (content_block: unknown, deltas: readonly unknown[]): void => {
    list.push({ type: 'content_block_start', index, content_block });
    for (const delta of deltas) list.push({ type: 'content_block_delta', index, delta });
    list.push({ type: 'content_block_stop', index });
    index += 1;
  };
  if (thinking !== undefined) {
    const deltas = [
      ...crumbs(thinking).map((crumb) => ({ type: 'thinking_delta', thinking: crumb })),
      { type: 'signature_delta', signature: 'sig' },
    ];
    block({ type: 'thinking', thinking: '', signature: '' }, deltas);
  }
  if (text !== undefined) {
    const deltas = crumbs(text).map((crumb) => ({ type: 'text_delta', text: crumb }));
    block({ type: 'text', text: '', citations: null }, deltas);
  }
  calls.forEach(([name, input], at) => {
    const deltas = crumbs(JSON.stringify(input)).map((partial_json) => ({ type: 'input_json_delta', partial_json }));
    block({ type: 'tool_use', id: `toolu_${at}`, name, input: {} }, deltas);
  });
  const stop_reason = stop ?? (calls.length > 0 ? 'tool_use' : 'end_turn');
  list.push({ type: 'message_delta', delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: usage?.output_tokens ?? 20 } });
  list.push({ type: 'message_stop' });
  return list;
}

export function started(model = 'claude-sonnet-5-5', input_tokens = 100, cache_read_input_tokens = 0): Event {
  const usage = { input_tokens, cache_creation_input_tokens: 0, cache_read_input_tokens, output_tokens: 1 };
  const message = { id: 'msg_test', type: 'message', role: 'assistant', model, content: [], stop_reason: null, stop_sequence: null, usage };
  return { type: 'message_start', message };
}

function crumbs(text: string): string[] {
  return text.match(/[\s\S]{1,7}/g) ?? [];
}

/** A rename as a model calls it. */
export function renameCall(name: string, newName: string, more: Readonly<Record<string, unknown>> = {}): readonly [string, unknown] {
  return ['rename', { target: { name }, newName, ...more }];
}
