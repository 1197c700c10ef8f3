/** A temporary workspace with physics over it, for tests: files as strings, change sets as replacements. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createPhysics, type Physics } from '../../../server/adapters/physics/physics.ts';
import type { PhysicsOptions, PhysicsSignal, ServerChoice } from '../../../server/adapters/physics/physicsOptions.ts';
import { type FoundServer, foundServer, serverKinds } from '../../../server/adapters/physics/serverKinds.ts';
import { locateServer } from '../../../server/adapters/physics/serverLocations.ts';
import { systemClock } from '../../../server/base/clock.ts';
import { sha256Hex } from '../../../server/base/hash.ts';
import { applyEdits } from '../../../server/base/textEdit.ts';
import type { Overlay, OverlayFile, PhysicsVerdict } from '../../../server/core/ports/physicsPort.ts';
import { asContentHash, asWorkspacePath } from '../../../server/protocol/ids.ts';

const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const places = { modules: [modules], nodePath: process.execPath, platform: process.platform, arch: process.arch };
/** The servers that come with Swarm. */
const realServers: readonly FoundServer[] = serverKinds.flatMap((kind) => {
  const choice = locateServer(kind.id, places);
  return choice === undefined ? [] : [foundServer(kind, choice)];
});

/** The servers that come with Swarm, but pyright. */
export function pythonJudgedBy(choice: ServerChoice): readonly FoundServer[] {
  return realServers.map((server) => (server.id === 'pyright' ? { ...server, choice } : server));
}

export const path = asWorkspacePath;
export const never = new AbortController().signal;

export interface Change {
  readonly text?: string;
  readonly to?: string; // new path
  readonly comes?: true; // with `text`
  readonly goes?: true;
}

export class PhysicsWorkspace {
  readonly root: string;
  readonly aside: string;
  readonly physics: Physics;
  readonly signals: PhysicsSignal[] = [];

  constructor(files: Readonly<Record<string, string>>, options: Partial<PhysicsOptions> = {}) {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'swarm-physics-')));
    this.aside = realpathSync(mkdtempSync(join(tmpdir(), 'swarm-aside-')));
    for (const [name, text] of Object.entries(files)) this.write(name, text);
    this.physics = createPhysics({
      root: this.root,
      clock: systemClock,
      servers: realServers,
      environment: { PATH: process.env.PATH ?? '' },
      temporaryFolder: this.aside,
      listFiles: async () => this.files().map(path),
      onSignal: (signal) => this.signals.push(signal),
      ...options,
    });
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.root, name)), { recursive: true });
    writeFileSync(join(this.root, name), text);
  }

  /** Makes a link to a folder of the workspace. */
  link(at: string, to: string): void {
    mkdirSync(dirname(join(this.root, at)), { recursive: true });
    symlinkSync(join(this.root, to), join(this.root, at), 'junction');
  }

  read(name: string): string {
    return readFileSync(join(this.root, name), 'utf8');
  }

  /** All files but those of environments and installed packages, as the workspace adapter lists them. */
  files(): string[] {
    return walk(this.root)
      .map((file) => relative(this.root, file))
      .filter((file) => !/(^|\/)(node_modules|\.?v?env)\//.test(file))
      .sort();
  }

  /** A change set from new texts or moves by path. */
  overlay(changes: Readonly<Record<string, Change>>): Overlay {
    return new Map(Object.entries(changes).map(([name, change]) => [path(name), this.#file(name, change)]));
  }

  /** The change set that replaces every match of the pattern in these files. */
  replacing(names: readonly string[], pattern: RegExp, by: string): Overlay {
    return this.overlay(Object.fromEntries(names.map((name) => [name, { text: this.#text(name).replaceAll(pattern, by) }])));
  }

  async verdict(changeSet: Overlay, dependents: readonly string[], signal = never): Promise<PhysicsVerdict> {
    const verdicts = await this.physics.check(changeSet, dependents.map(path), signal);
    if (verdicts.length !== 1 || verdicts[0] === undefined) throw new Error(`one verdict expected, not ${verdicts.length}`);
    return verdicts[0];
  }

  /** The verdict on a change set, as "path:line rule word" for each new diagnostic. */
  async findings(changeSet: Overlay, dependents: readonly string[]): Promise<string[]> {
    const verdict = await this.verdict(changeSet, dependents);
    if (!verdict.answered) throw new Error(verdict.uncheckedReason);
    const proposed = new Map([...changeSet.values()].map((file) => [file.newPath, file.text]));
    return verdict.newDiagnostics.map(({ path: at, rule, start, end }) => {
      const text = proposed.get(at) ?? this.#text(at);
      return `${at}:${text.slice(0, start).split('\n').length} ${rule} ${text.slice(start, end)}`;
    });
  }

  /** Everywhere the first such word of a file is referenced, as "path:line". */
  async references(name: string, word: string, openFirst: readonly string[], overlay: Overlay = new Map()): Promise<string[]> {
    const text = overlay.get(path(name))?.text ?? this.#text(name);
    const answer = await this.physics.references(path(name), text.indexOf(word), overlay, openFirst.map(path), never);
    if (!answer.answered) throw new Error(answer.why);
    return answer.places.map((place) => {
      const found = overlay.get(place.path)?.text ?? this.#text(place.path);
      if (found.slice(place.start, place.end) !== word) throw new Error(`${place.path} has "${found.slice(place.start, place.end)}"`);
      return `${place.path}:${found.slice(0, place.start).split('\n').length}`;
    });
  }

  /** The texts after a rename of the first such word of a file, by path; files that do not change are not there. */
  async renamed(
    name: string,
    word: string,
    newName: string,
    openFirst: readonly string[],
    overlay: Overlay = new Map(),
  ): Promise<Record<string, string>> {
    const textOf = (at: string) => overlay.get(path(at))?.text ?? this.#text(at);
    const offset = textOf(name).indexOf(word);
    const answer = await this.physics.rename(path(name), offset, newName, overlay, openFirst.map(path), never);
    if (!answer.answered) throw new Error(answer.why);
    return Object.fromEntries(answer.files.map(({ path: at, edits }) => [at, applyEdits(textOf(at), edits)]));
  }

  /** Digest of names, contents and times: equal means that nobody wrote. */
  digest(): string {
    const hash = createHash('sha256');
    for (const file of walk(this.root).sort()) {
      hash.update(`${file} ${statSync(file).mtimeMs} `);
      hash.update(readFileSync(file));
    }
    return hash.digest('hex');
  }

  async dispose(): Promise<void> {
    await this.physics.dispose();
    const leftBehind = readdirSync(this.aside);
    rmSync(this.root, { recursive: true, force: true });
    rmSync(this.aside, { recursive: true, force: true });
    if (leftBehind.length > 0) throw new Error(`left behind: ${leftBehind.join(', ')}`);
  }

  #text(name: string): string {
    return this.read(name).replace(/^\uFEFF/, '');
  }

  #file(name: string, change: Change): OverlayFile {
    const baseText = change.comes ? '' : this.#text(name);
    const text = change.goes ? '' : (change.text ?? baseText);
    return {
      path: path(name),
      newPath: path(change.to ?? name),
      baseText,
      baseHash: change.comes ? undefined : asContentHash(sha256Hex(baseText)),
      text,
      hash: change.goes ? undefined : asContentHash(sha256Hex(text)),
      bom: false,
      mode: 0o644,
    };
  }
}

/** In the command line of every misbehaving server of this run, and of its children. */
export const familyName = `--family-of-${process.pid}`;

/** A server that misbehaves in the way named. */
export function fakeServer(behaviour: string): ServerChoice {
  const script = fileURLToPath(new URL('./misbehavingServer.ts', import.meta.url));
  return { available: true, command: { command: process.execPath, args: [script, behaviour, familyName], name: 'fake', version: '1' } };
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = join(folder, entry.name);
    return entry.isDirectory() ? walk(name) : [name];
  });
}
