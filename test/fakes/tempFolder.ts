/** A temporary folder that is gone after the test, whatever is in it and however it is protected. */
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { onTestFinished } from 'vitest';

export class TempFolder {
  readonly root: string;

  constructor() {
    this.root = fs.realpathSync(fs.mkdtempSync(path.join(tmpdir(), 'swarm-test-')));
    onTestFinished(() => fs.rmSync(this.root, { recursive: true, force: true }));
  }

  at(below: string): string {
    return path.join(this.root, below);
  }

  write(below: string, content: string | Uint8Array = `${below}\n`, mode = 0o644): this {
    fs.mkdirSync(path.dirname(this.at(below)), { recursive: true });
    fs.writeFileSync(this.at(below), content);
    fs.chmodSync(this.at(below), mode);
    return this;
  }

  link(below: string, target: string): this {
    fs.mkdirSync(path.dirname(this.at(below)), { recursive: true });
    fs.symlinkSync(target, this.at(below));
    return this;
  }

  /** Every entry with mode and content or link target, sorted: two equal snapshots are two equal trees. */
  snapshot(folder = ''): string[] {
    return fs
      .readdirSync(this.at(folder), { withFileTypes: true })
      .flatMap((entry) => {
        const below = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isDirectory()) return [`${below}/`, ...this.snapshot(below)];
        if (entry.isSymbolicLink()) return [`${below} -> ${fs.readlinkSync(this.at(below))}`];
        const mode = (fs.statSync(this.at(below)).mode & 0o7777).toString(8);
        return [`${below} ${mode} ${JSON.stringify(fs.readFileSync(this.at(below), 'latin1'))}`];
      })
      .sort();
  }
}
