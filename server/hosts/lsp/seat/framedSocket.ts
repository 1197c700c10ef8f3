/** Whole JSON values over a stream socket: four bytes of length, then the text. Bounded in both directions. */
import type { Socket } from 'node:net';
import { unreadBytesMax } from './bounds.ts';

const HEADER_BYTES = 4;

export class FramedSocket {
  readonly #socket: Socket;
  readonly #closed: (() => void)[] = [];
  #chunks: Buffer[] = [];
  #bytes = 0;
  #frameBytesMax: number;
  #listener: ((value: unknown) => void) | undefined;
  #over = false;

  /** Nothing is read before somebody receives. */
  constructor(socket: Socket, frameBytesMax: number) {
    this.#socket = socket;
    this.#frameBytesMax = frameBytesMax;
    socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#bytes += chunk.length;
      this.#deliver();
    });
    socket.on('error', () => undefined); // a close follows
    socket.on('close', () => this.#close());
    socket.pause();
  }

  /** From now on whole values go to `listener`, one after the other; undefined: they wait. */
  receive(listener: ((value: unknown) => void) | undefined, frameBytesMax = this.#frameBytesMax): void {
    this.#listener = listener;
    this.#frameBytesMax = frameBytesMax;
    if (listener === undefined) return void this.#socket.pause();
    this.#socket.resume();
    this.#deliver();
  }

  /** Gives false when the other side is gone, or does not read. */
  send(value: unknown): boolean {
    if (this.#over || !this.#socket.writable) return false;
    const body = Buffer.from(JSON.stringify(value), 'utf8');
    if (this.#socket.writableLength + body.length > unreadBytesMax) {
      this.destroy();
      return false;
    }
    const header = Buffer.alloc(HEADER_BYTES);
    header.writeUInt32BE(body.length);
    this.#socket.cork();
    this.#socket.write(header);
    this.#socket.write(body);
    this.#socket.uncork();
    return true;
  }

  onClose(listener: () => void): void {
    if (this.#over) listener();
    else this.#closed.push(listener);
  }

  /** After what was sent before. */
  end(): void {
    this.#socket.end();
    this.#socket.resume(); // so that the other side's end is read
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #deliver(): void {
    while (this.#listener !== undefined && this.#bytes >= HEADER_BYTES && !this.#over) {
      const size = this.#first(HEADER_BYTES).readUInt32BE();
      if (size > this.#frameBytesMax) {
        this.destroy();
        return;
      }
      if (this.#bytes < HEADER_BYTES + size) return;
      this.#take(HEADER_BYTES);
      const text = this.#take(size).toString('utf8');
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        this.destroy();
        return;
      }
      this.#listener(value);
    }
  }

  /** The first bytes as one buffer; they stay. */
  #first(count: number): Buffer {
    const [head] = this.#chunks;
    if (head !== undefined && head.length >= count) return head;
    const all = Buffer.concat(this.#chunks);
    this.#chunks = [all];
    return all;
  }

  #take(count: number): Buffer {
    const all = this.#first(count);
    this.#chunks[0] = all.subarray(count);
    if (all.length === count) this.#chunks.shift();
    this.#bytes -= count;
    return all.subarray(0, count);
  }

  #close(): void {
    if (this.#over) return;
    this.#over = true;
    this.#chunks = [];
    for (const listener of this.#closed.splice(0)) listener();
  }
}
