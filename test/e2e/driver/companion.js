/** Asks the editor from inside: a function of the test runs in the window's extension host, with the whole `vscode` module. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';

const startMs = 60000;
const answerMs = 60000;
/** Names of the companions that have ever reported in this folder. A window that is opened or reloaded brings a new one. */
export function companionsIn(folder) {
  return new Set(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []);
}
export class Companion {
  #found;
  constructor(found) {
    this.#found = found;
  }
  /** Waits for a companion that is not among those known before the window was opened. */
  static async appear(folder, known) {
    const deadline = Date.now() + startMs;
    for (;;) {
      const name = [...companionsIn(folder)].find((one) => !known.has(one));
      if (name !== undefined) return new Companion(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (Date.now() > deadline) throw new Error('the extension host has not started the companion');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  /** Process id of the window's extension host. */
  get pid() {
    return this.#found.pid;
  }
  /** `work` travels as text: it may use its two parameters and nothing else of the test. What it returns must be plain data. */
  async run(work, ...[argument]) {
    const answer = JSON.parse(await this.#post(JSON.stringify({ work: work.toString(), argument })));
    if (answer.error !== undefined) throw new Error(`inside the editor: ${answer.error}`);
    return answer.value;
  }
  #post(body) {
    return new Promise((resolve, reject) => {
      const sent = request({ socketPath: this.#found.socket, method: 'POST', timeout: answerMs }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => (text += part));
        response.on('end', () => resolve(text));
      });
      sent.on('timeout', () => sent.destroy(new Error('the extension host does not answer')));
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
