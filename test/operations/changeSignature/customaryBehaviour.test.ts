/** Parameters whose names promise something: what their functions get to keep it. */
import { describe, expect, it } from 'vitest';
import { checkInstruction } from '../carryOut.ts';
import { checkSignature, checkUnsettled } from './checkSignature.ts';

describe('in Python', () => {
  it('dry_run keeps a function from changing anything', async () => {
    await checkInstruction(
      `//- clean.py
import os
import shutil


def clean(folder):
    """Empty a folder."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            shutil.rmtree(path)
        else:
            os.chmod(
                path,
                0o600,
            )
            os.remove(path)
    with open(folder + "/.empty", "w") as mark:
        mark.write("yes")
    return folder
`,
      'add a boolean flag dry_run=False to clean',
      `//- clean.py
import os
import shutil


def clean(folder, dry_run: bool = False):
    """Empty a folder."""
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isdir(path):
            if not dry_run:
                shutil.rmtree(path)
        else:
            if not dry_run:
                os.chmod(
                    path,
                    0o600,
                )
                os.remove(path)
    if not dry_run:
        with open(folder + "/.empty", "w") as mark:
            mark.write("yes")
    return folder
`,
    );
  });

  it('dry_run asks where one line holds a condition too, and keeps blocks apart', async () => {
    const dry = { of: 'clean', changes: [{ change: 'add', parameter: 'dry_run', default: 'False' }] } as const;
    const clean = (list: string, unlink: string): string => `//- a.py\nimport os\ndef clean(${list}):\n    if x: os.remove(p)\n${unlink}`;
    await checkSignature(
      clean('p, x', '    os.unlink(p)\n'),
      dry,
      clean('p, x, dry_run=False', '    if not dry_run:\n        os.unlink(p)\n'),
    );
    await checkUnsettled(clean('p, x', ''), dry, ['if x: os.remove(p)']);
  });

  it('dry_run asks where a result is used', async () => {
    await checkUnsettled(
      '//- a.py\nimport subprocess\ndef build(x):\n    done = subprocess.run([x])\n    return done.returncode\n',
      { of: 'build', changes: [{ change: 'add', parameter: 'dry_run', default: 'False' }] },
      ['done = subprocess.run([x])'],
    );
  });

  it('timeout is handed to what takes one, of the workspace and of libraries', async () => {
    await checkSignature(
      `//- net.py
import requests


def raw(url, timeout=5):
    return requests.get(url, timeout=timeout)


def fetch(url):
    first = raw(url)
    return first, requests.get(
        url,
        headers={},
    )
`,
      { of: 'fetch', changes: [{ change: 'add', parameter: 'timeout', default: '10' }] },
      `//- net.py
import requests


def raw(url, timeout=5):
    return requests.get(url, timeout=timeout)


def fetch(url, timeout=10):
    first = raw(url, timeout=timeout)
    return first, requests.get(
        url,
        headers={},
        timeout=timeout,
    )
`,
    );
  });

  it('verbose tells by the file’s own way what is done', async () => {
    await checkSignature(
      `//- a.py
import logging

logger = logging.getLogger(__name__)


def load_rows(path):
    """Load them."""
    return open(path)
`,
      { of: 'load_rows', changes: [{ change: 'add', parameter: 'verbose', default: 'False' }] },
      `//- a.py
import logging

logger = logging.getLogger(__name__)


def load_rows(path, verbose=False):
    """Load them."""
    if verbose:
        logger.info("load rows: %s", path)
    return open(path)
`,
    );
  });

  it('strict raises what was tolerated', async () => {
    await checkSignature(
      `//- a.py
import warnings


def read(path):
    try:
        return open(path).read()
    except OSError:
        return None


def check(x):
    if x < 0:
        warnings.warn("negative")
    return x
`,
      { of: 'read', changes: [{ change: 'add', parameter: 'strict', default: 'False' }] },
      `//- a.py
import warnings


def read(path, strict=False):
    try:
        return open(path).read()
    except OSError:
        if strict:
            raise
        return None


def check(x):
    if x < 0:
        warnings.warn("negative")
    return x
`,
    );
    await checkSignature(
      '//- a.py\nimport warnings\ndef check(x):\n    if x < 0:\n        warnings.warn("negative")\n    return x\n',
      { of: 'check', changes: [{ change: 'add', parameter: 'strict', default: 'False' }] },
      '//- a.py\nimport warnings\ndef check(x, strict=False):\n    if x < 0:\n        if strict:\n            raise ValueError("negative")\n        warnings.warn("negative")\n    return x\n',
    );
  });

  it('encoding is handed to open, but not where bytes are read', async () => {
    await checkSignature(
      '//- a.py\ndef load(p):\n    with open(p) as f, open(p, "rb") as g:\n        return f.read(), g.read()\n',
      { of: 'load', changes: [{ change: 'add', parameter: 'encoding', default: '"utf-8"' }] },
      '//- a.py\ndef load(p, encoding="utf-8"):\n    with open(p, encoding=encoding) as f, open(p, "rb") as g:\n        return f.read(), g.read()\n',
    );
  });

  it('says when nothing uses it yet', async () => {
    const { located } = await checkSignature(
      '//- a.py\ndef load(p):\n    return p\n',
      { of: 'load', changes: [{ change: 'add', parameter: 'colour', default: '"red"' }] },
      '//- a.py\ndef load(p, colour="red"):\n    return p\n',
    );
    expect(located.decisions.map(({ choice }) => choice)).toContain('nothing uses “colour” yet');
  });

  it('a customary parameter goes on in recursion', async () => {
    await checkSignature(
      '//- a.py\ndef walk(node):\n    for each in node:\n        walk(each)\n',
      { of: 'walk', changes: [{ change: 'add', parameter: 'verbose', default: 'False' }] },
      '//- a.py\ndef walk(node, verbose=False):\n    if verbose:\n        print(f"walk: {node}")\n    for each in node:\n        walk(each, verbose=verbose)\n',
    );
  });
});

describe('in TypeScript and JavaScript', () => {
  it('dryRun guards what is written', async () => {
    await checkInstruction(
      `//- clean.ts
import * as fs from 'node:fs';

export function clean(path: string) {
  const old = fs.readFileSync(path, 'utf8');
  fs.writeFileSync(path, '');
  fs.rmSync(path);
  return old;
}
`,
      'add an optional parameter dryRun = false to clean',
      `//- clean.ts
import * as fs from 'node:fs';

export function clean(path: string, dryRun = false) {
  const old = fs.readFileSync(path, 'utf8');
  if (!dryRun) {
    fs.writeFileSync(path, '');
    fs.rmSync(path);
  }
  return old;
}
`,
    );
  });

  it('timeout ends a fetch, strict throws, verbose tells', async () => {
    await checkSignature(
      `//- a.ts
export async function load(url: string) {
  try {
    return await fetch(url);
  } catch {
    return undefined;
  }
}
`,
      {
        of: 'load',
        changes: [
          { change: 'add', parameter: 'timeout', default: '1000' },
          { change: 'add', parameter: 'strict', default: 'false' },
          { change: 'add', parameter: 'verbose', default: 'false' },
        ],
      },
      `//- a.ts
export async function load(url: string, timeout = 1000, strict = false, verbose = false) {
  if (verbose) console.log(\`load: \${url}\`);
  try {
    return await fetch(url, { signal: AbortSignal.timeout(timeout) });
  } catch (error) {
    if (strict) throw error;
    return undefined;
  }
}
`,
    );
  });
});
