/** A message connection over a socket, once both ends have introduced themselves. */
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Disposable,
  type Message,
  type MessageConnection,
  type MessageReader,
  type MessageWriter,
} from 'vscode-jsonrpc/node';
import { messageBytesMax } from './bounds.ts';
import type { FramedSocket } from './framedSocket.ts';

class FrameMessageReader extends AbstractMessageReader implements MessageReader {
  readonly #socket: FramedSocket;

  constructor(socket: FramedSocket) {
    super();
    this.#socket = socket;
  }

  listen(callback: DataCallback): Disposable {
    this.#socket.onClose(() => this.fireClose());
    this.#socket.receive((value) => {
      if (typeof value === 'object' && value !== null) callback(value as Message);
      else this.#socket.destroy();
    }, messageBytesMax);
    return { dispose: () => this.#socket.receive(undefined) };
  }
}

class FrameMessageWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #socket: FramedSocket;

  constructor(socket: FramedSocket) {
    super();
    this.#socket = socket;
  }

  write(message: Message): Promise<void> {
    return this.#socket.send(message) ? Promise.resolve() : Promise.reject(new Error('the other process is gone'));
  }

  end(): void {
    this.#socket.end();
  }
}

/** Yet to be told to listen. */
export function socketConnection(socket: FramedSocket): MessageConnection {
  return createMessageConnection(new FrameMessageReader(socket), new FrameMessageWriter(socket));
}
