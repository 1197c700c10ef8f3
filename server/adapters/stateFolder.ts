/**
 * Swarm's folder for what must outlive the workspace: one sub-folder per workspace folder, found by its real path, and the
 * device's identity. Never inside the workspace, where `git clean` would take the history with it.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Randomness } from '../base/randomness.ts';
import { err, ok, type Result } from '../base/result.ts';
import type { UuidSource } from '../base/uuid.ts';
import { type SwarmError, SwarmFailure, swarmError } from '../protocol/errors.ts';

export interface StateFolderOptions {
  readonly workspaceRoot: string;
  /** The value of SWARM_STATE_DIR, if it is set. */
  readonly override: string | undefined;
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  /** Only XDG_STATE_HOME and LOCALAPPDATA are looked at. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly uuids: UuidSource;
  readonly randomness: Randomness;
}

export interface StateFolder {
  /** The state folder of all workspaces; real path. */
  readonly base: string;
  /** This workspace's own folder inside it. */
  readonly folder: string;
  readonly workspaceRoot: string; // real path
  readonly ledgerId: string;
  readonly deviceId: string;
  readonly deviceKey: { readonly privateKey: KeyObject; readonly publicKey: Uint8Array };
  /** Name of the network file system the folder is on. */
  readonly networkFileSystem: string | undefined;
}

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;
/** Hex digits of the workspace's path hash in its folder's name. */
const HASH_DIGITS = 12;
const READABLE_NAME_CHARACTERS_MAX = 40;
/** Before the 32 bytes of an Ed25519 private key in PKCS#8 form (RFC 8410). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** `f_type` of statfs(2), for file systems on which processes of other machines, or none, share memory. */
const networkFileSystems: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xfe534d42, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0x01021997, '9p'],
  [0x65735546, 'FUSE'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd0, 'Lustre'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
  [0x20030528, 'OrangeFS'],
  [0x786f4256, 'VirtualBox shared folder'],
  [0xbacbacbc, 'VMware shared folder'],
]);

export function networkFileSystemOf(type: number): string | undefined {
  // The kernel's number is signed on some platforms.
  return networkFileSystems.get(type >>> 0);
}

/** Where state goes by the platform's convention. An override counts as it is. */
export function stateBase(options: Pick<StateFolderOptions, 'override' | 'platform' | 'homeFolder' | 'environment'>): string {
  const { override, platform, homeFolder, environment } = options;
  if (override) return resolve(override);
  switch (platform) {
    case 'darwin':
      return join(homeFolder, 'Library', 'Application Support', 'Swarm');
    case 'win32':
      return join(environment.LOCALAPPDATA || join(homeFolder, 'AppData', 'Local'), 'Swarm');
    default: {
      // The XDG specification: a relative path is invalid and is ignored.
      const xdg = environment.XDG_STATE_HOME;
      return join(xdg && isAbsolute(xdg) ? xdg : join(homeFolder, '.local', 'state'), 'swarm');
    }
  }
}

/** Finds or makes the folder. Errors: workspace-missing, ledger-unwritable, disk-full. */
export function openStateFolder(options: StateFolderOptions): Result<StateFolder, SwarmError> {
  let workspaceRoot: string;
  try {
    workspaceRoot = realpathSync.native(options.workspaceRoot);
  } catch {
    return err(swarmError('workspace-missing', `There is no folder ${options.workspaceRoot}.`));
  }
  const wanted = stateBase(options);
  try {
    refuseInside(workspaceRoot, realPathOf(wanted));
    makeFolder(wanted);
    const base = realpathSync.native(wanted);
    refuseInside(workspaceRoot, base);
    const folder = join(base, folderNameOf(workspaceRoot));
    makeFolder(folder);
    if (options.platform !== 'win32') chmodSync(folder, FOLDER_MODE);
    const networkFileSystem = networkFileSystemAt(folder, options.platform);
    const device = deviceOf(join(base, 'device.json'), options);
    const workspace = shared(join(folder, 'workspace.json'), () => ({ ledgerId: options.uuids.next(), workspaceRoot }));
    const ledgerId = textOf(workspace, 'ledgerId', join(folder, 'workspace.json'));
    return ok({ base, folder, workspaceRoot, ledgerId, ...device, networkFileSystem });
  } catch (failure) {
    return err(asSwarmError(failure, wanted));
  }
}

/** A name a person recognises, and a hash that tells it from its namesakes. */
export function folderNameOf(workspaceRoot: string): string {
  const readable = basename(workspaceRoot)
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+/, '')
    .slice(0, READABLE_NAME_CHARACTERS_MAX);
  const hash = createHash('sha256').update(workspaceRoot).digest('hex').slice(0, HASH_DIGITS);
  return `${readable || 'workspace'}-${hash}`;
}

function refuseInside(workspaceRoot: string, base: string): void {
  const way = relative(workspaceRoot, base);
  if (isAbsolute(way) || way === '..' || way.startsWith(`..${sep}`)) return;
  throw new SwarmFailure(
    swarmError(
      'ledger-unwritable',
      `The state folder ${base} would lie inside the workspace ${workspaceRoot}.`,
      'Set SWARM_STATE_DIR to a folder outside of it.',
    ),
  );
}

/** The real path of something of which perhaps only an outer folder exists yet. */
function realPathOf(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const outer = dirname(path);
    return outer === path ? path : join(realPathOf(outer), basename(path));
  }
}

/**
 * Makes the folder, and those around it, for their owner alone, and sees to it that the new names survive power loss. Step
 * by step, since Node's recursive mkdir says "no such file" on a read-only disk.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: FOLDER_MODE });
  } catch (failure) {
    if (codeOf(failure) !== 'EEXIST') throw failure; // another process was first
  }
  flushFolder(dirname(folder));
}

function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows does not open folders, and some file systems do not sync them: then there is nothing to do.
  }
}

function networkFileSystemAt(folder: string, platform: NodeJS.Platform): string | undefined {
  if (platform === 'win32') return folder.startsWith('\\\\') && !/^\\\\[?.]\\[A-Za-z]:/.test(folder) ? 'UNC path' : undefined;
  // Other kernels number their file systems differently from one release to the next.
  return platform === 'linux' ? networkFileSystemOf(statfsSync(folder).type) : undefined;
}

function deviceOf(path: string, { uuids, randomness }: StateFolderOptions): Pick<StateFolder, 'deviceId' | 'deviceKey'> {
  const device = shared(path, () => ({ deviceId: uuids.next(), privateKey: Buffer.from(randomness.bytes(32)).toString('hex') }));
  const deviceId = textOf(device, 'deviceId', path);
  const seed = Buffer.from(textOf(device, 'privateKey', path), 'hex');
  if (seed.length !== 32) throw damaged(path);
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = Uint8Array.from(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32));
  return { deviceId, deviceKey: { privateKey, publicKey } };
}

/** A small JSON file that whoever comes first writes, whole, and everybody else reads. */
function shared(path: string, make: () => Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const read = (): Readonly<Record<string, unknown>> | undefined => {
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (failure) {
      if (codeOf(failure) === 'ENOENT') return undefined;
      throw failure;
    }
    try {
      return JSON.parse(text) as Readonly<Record<string, unknown>>;
    } catch {
      throw damaged(path);
    }
  };
  const found = read();
  if (found) return found;
  const made = make();
  // A link fails when the name is taken: of two processes that come first, one wins and both read the same.
  const temporary = `${path}.${process.pid}.${createHash('sha256').update(JSON.stringify(made)).digest('hex').slice(0, HASH_DIGITS)}`;
  try {
    writeFileSync(temporary, `${JSON.stringify(made)}\n`, { mode: FILE_MODE, flush: true });
    try {
      linkSync(temporary, path);
    } catch (failure) {
      const code = codeOf(failure);
      if (code === 'EEXIST') return read() ?? made;
      // A file system without links: the first to create the name wins, though not in one step.
      if (code === 'EPERM' || code === 'ENOTSUP' || code === 'ENOSYS' || code === 'EOPNOTSUPP') {
        writeFileSync(path, `${JSON.stringify(made)}\n`, { mode: FILE_MODE, flag: 'wx', flush: true });
      } else throw failure;
    }
  } finally {
    rmSync(temporary, { force: true });
  }
  flushFolder(dirname(path));
  return made;
}

function textOf(record: Readonly<Record<string, unknown>>, name: string, path: string): string {
  const value = record[name];
  if (typeof value !== 'string' || value === '') throw damaged(path);
  return value;
}

function damaged(path: string): SwarmFailure {
  return new SwarmFailure(
    swarmError('ledger-damaged', `The file ${path} is damaged.`, 'Put it back from a backup, or move it away to have a new one made.'),
  );
}

function codeOf(failure: unknown): string | undefined {
  return failure instanceof Error && 'code' in failure && typeof failure.code === 'string' ? failure.code : undefined;
}

function asSwarmError(failure: unknown, folder: string): SwarmError {
  if (failure instanceof SwarmFailure) return failure.error;
  const code = codeOf(failure);
  if (code === undefined) throw failure;
  if (code === 'ENOSPC' || code === 'EDQUOT') return swarmError('disk-full', `The disk that holds the state folder ${folder} is full.`);
  return swarmError('ledger-unwritable', `The state folder ${folder} cannot be made or used: ${(failure as Error).message}.`);
}
