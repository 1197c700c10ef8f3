/**
 * Real Python code: packages that pip or, on Debian, apt-get downloads through the person's own settings into the user's
 * cache, never into the project. Without either, packages of the standard library take their place, and that is said.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Distribution {
  readonly name: string;
  readonly source: string; // folder of the package
}

/** A package as pip knows it, and as Debian does. The versions are pinned, or a seed would not draw the same symbols twice. */
const wanted = [
  { name: 'docutils', version: '0.23', debian: 'python3-docutils' },
  { name: 'mako', version: '1.4.3', debian: 'python3-mako' },
  { name: 'babel', version: '2.18.0', debian: 'python3-babel' },
] as const;

const standardPackages = ['asyncio', 'email', 'unittest'];
const downloadMs = 120_000;

type Wanted = (typeof wanted)[number];

export function pythonDistributions(say: (text: string) => void): readonly Distribution[] {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'swarm-accuracy');
  const found = wanted.flatMap((each): readonly Distribution[] => {
    const kept = join(cache, `${each.name}-${each.version}`);
    const source = join(kept, each.name);
    if (existsSync(source)) return [{ name: `${each.name} ${each.version}`, source }];
    say(`downloading ${each.name} ${each.version} with pip into ${cache} …`);
    mkdirSync(cache, { recursive: true });
    if (kept !== undefined && byPip(each, cache, kept)) return [{ name: `${each.name} ${each.version}`, source }];
    const ofDebian = join(cache, each.debian);
    if (existsSync(join(ofDebian, each.name)) || byApt(each, cache, ofDebian))
      return [{ name: `${each.name} of Debian`, source: join(ofDebian, each.name) }];
    say(`${each.name} could not be downloaded, neither by pip nor by apt-get.`);
    return [];
  });
  const short = wanted.length - found.length;
  return short === 0 ? found : [...found, ...standardLibrary(say).slice(0, short)];
}

function byPip({ name, version }: Wanted, cache: string, kept: string): boolean {
  return inScratch(cache, (scratch) => {
    const options = ['--retries', '0', '--disable-pip-version-check', '--no-deps', '--only-binary', ':all:'];
    if (!ran('python3', ['-m', 'pip', 'download', ...options, '--dest', scratch, `${name}==${version}`], scratch)) return false;
    const wheel = readdirSync(scratch).find((file) => file.endsWith('.whl'));
    if (wheel === undefined || !ran('python3', ['-m', 'zipfile', '-e', wheel, 'unpacked'], scratch)) return false;
    return keep(join(scratch, 'unpacked'), name, kept);
  });
}

function byApt({ name, debian }: Wanted, cache: string, kept: string): boolean {
  return inScratch(cache, (scratch) => {
    if (!ran('apt-get', ['download', debian], scratch)) return false;
    const archive = readdirSync(scratch).find((file) => file.endsWith('.deb'));
    if (archive === undefined || !ran('dpkg', ['-x', archive, 'unpacked'], scratch)) return false;
    return keep(join(scratch, 'unpacked/usr/lib/python3/dist-packages'), name, kept);
  });
}

/** Packages that come with Python itself: not chosen by us, but there. */
function standardLibrary(say: (text: string) => void): readonly Distribution[] {
  const asked = spawnSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], { encoding: 'utf8' });
  const folder = asked.status === 0 ? asked.stdout.trim() : '';
  const found = standardPackages.filter((name) => folder !== '' && existsSync(join(folder, name)));
  say(
    found.length === 0
      ? 'There is no Python standard library to take their place.'
      : `Packages of the standard library take their place: ${found.join(', ')}.`,
  );
  return found.map((name) => ({ name: `${name} (standard library)`, source: join(folder, name) }));
}

function ran(program: string, args: readonly string[], cwd: string): boolean {
  return spawnSync(program, args, { cwd, stdio: 'ignore', timeout: downloadMs }).status === 0;
}

function inScratch(cache: string, work: (scratch: string) => boolean): boolean {
  const scratch = mkdtempSync(join(cache, 'download-'));
  try {
    return work(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** In one step, so that what was cut short is not taken for whole. */
function keep(unpacked: string, name: string, kept: string): boolean {
  if (!existsSync(join(unpacked, name))) return false;
  rmSync(kept, { recursive: true, force: true });
  renameSync(unpacked, kept);
  return true;
}
