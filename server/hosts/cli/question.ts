/** Asks a yes-or-no question on the terminal. No answer is a no. */
import { createInterface } from 'node:readline';

export interface Conversation {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

export function askYesNo(
  question: string,
  signal: AbortSignal,
  { input, output }: Conversation = { input: process.stdin, output: process.stderr },
): Promise<boolean> {
  return new Promise((resolve) => {
    const lines = createInterface({ input, output });
    const settle = (answer: boolean): void => {
      signal.removeEventListener('abort', decline);
      resolve(answer); // before closing, which counts as a no
      lines.close();
    };
    const decline = (): void => settle(false);
    if (signal.aborted) return decline();
    signal.addEventListener('abort', decline);
    // readline swallows Ctrl+C; hand it on to the process's own handler.
    lines.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
    lines.on('close', decline);
    lines.question(`${question} [y/N] `, (answer) => settle(/^\s*y(es)?\s*$/i.test(answer)));
  });
}
