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
  /** What came before anybody listened; the pair is joined in one go, so that is little. */
  #early: Message[] = [];

  listen(callback: DataCallback): Disposable {
    this.#callback = callback;
    for (const message of this.#early.splice(0)) this.deliver(message);
    return {
      dispose: () => {
        this.#callback = () => undefined; // who listens no more wants nothing kept
      },
    };
  }

  /** Delivered in a later turn, as bytes would be, so that nobody is called back while still calling. */
  deliver(message: Message): void {
    if (this.#callback === undefined) this.#early.push(message);
    else setImmediate(() => this.#callback?.(message));
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
