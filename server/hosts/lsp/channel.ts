/** Two message connections back to back in one process: what one end sends the other receives, in order, without bytes between. */
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

class ObjectReader extends AbstractMessageReader implements MessageReader {
  #callback: DataCallback | undefined;

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    return { dispose: () => (this.#callback = undefined) };
  }

  /** Delivered in a later turn, as bytes would be, so that nobody is called back while still calling. */
  deliver(message: Message): void {
    setImmediate(() => this.#callback?.(message));
  }

  end(): void {
    setImmediate(() => this.fireClose());
  }
}

class ObjectWriter extends AbstractMessageWriter implements MessageWriter {
  readonly #to: ObjectReader;

  constructor(to: ObjectReader) {
    super();
    this.#to = to;
  }

  write(message: Message): Promise<void> {
    this.#to.deliver(message);
    return Promise.resolve();
  }

  end(): void {
    this.#to.end();
  }
}

/** Both ends have yet to be told to listen. Closing one (`end`) closes the other. */
export function connectedPair(): readonly [MessageConnection, MessageConnection] {
  const [left, right] = [new ObjectReader(), new ObjectReader()];
  return [createMessageConnection(left, new ObjectWriter(right)), createMessageConnection(right, new ObjectWriter(left))];
}
