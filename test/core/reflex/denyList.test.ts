import { describe, expect, it } from 'vitest';
import { deniedBecause } from '../../../server/core/reflex/denyList.ts';

describe('deniedBecause', () => {
  it.each([
    '.env',
    'app/.env.production',
    '.ENV',
    '.env-local',
    '.envrc',
    'keys/server.PEM',
    'id_rsa',
    '.ssh/config',
    'a/id_ed25519',
    'tls/site.key',
    '.git/config',
    'sub/.git',
    '.npmrc',
    'x\\.env',
    'store.p12',
  ])('denies %s', (path) => expect(deniedBecause(path)).toBeDefined());
  it.each([
    'env.py',
    'environment.ts',
    'keys.py',
    'src/pem.ts',
    'id_rsa.pub',
    'id_rsa_tools.py.txt'.replace('id_rsa_', 'my_id_rsa_'),
    '.gitignore',
    '.github/workflows/ci.yml',
    'key/a.py',
    'monkey',
  ])('lets %s be', (path) => expect(deniedBecause(path)).toBeUndefined());
});
