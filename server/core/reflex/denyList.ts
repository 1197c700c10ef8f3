/**
 * Files Swarm neither reads into the ledger, nor sends anywhere, nor writes: keys, credentials, environments, and what
 * belongs to version control. One list, for every part that asks. Names are compared without regard to case.
 */

/** Folders whose whole content is denied, wherever they are. A file of that name is denied too (a worktree's `.git`). */
const deniedFolders: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.bzr',
  '.jj',
  '.ssh',
  '.gnupg',
  '.aws',
  '.azure',
  '.gcloud',
  '.kube',
  '.docker',
]);

const deniedNames: ReadonlySet<string> = new Set([
  '.envrc',
  '.netrc',
  '_netrc',
  '.npmrc',
  '.yarnrc.yml',
  '.pypirc',
  '.pgpass',
  '.my.cnf',
  '.git-credentials',
  '.htpasswd',
  '.vault-token',
  'credentials.json',
  'service-account.json',
]);

const deniedEndings: readonly string[] = ['.pem', '.key', '.p8', '.p12', '.pfx', '.jks', '.keystore', '.kdbx', '.ppk'];

/** Private keys as OpenSSH names them; the public halves end in .pub and are no secret. */
const privateKey = /^id_(?:rsa|dsa|ecdsa|ecdsa_sk|ed25519|ed25519_sk)(?!.*\.pub$)/;
const environment = /^\.env(?:$|[.\-_])/;

/** Why the path is denied, e.g. "it ends in .pem", or undefined. `path`: any spelling relative to a folder, either slash. */
export function deniedBecause(path: string): string | undefined {
  const segments = path.toLowerCase().split(/[/\\]/);
  const folder = segments.find((segment) => deniedFolders.has(segment));
  if (folder !== undefined) return `it belongs to ${folder}`;
  const name = segments.at(-1) ?? '';
  if (environment.test(name) || deniedNames.has(name)) return `${name} files hold secrets`;
  if (privateKey.test(name)) return 'it is named like a private key';
  const ending = deniedEndings.find((candidate) => name.endsWith(candidate));
  return ending === undefined ? undefined : `files that end in ${ending} hold keys`;
}
