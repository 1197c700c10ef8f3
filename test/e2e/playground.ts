/**
 * An editor with the extension in it, to be used by hand: `npm run playground` opens a copy of the sample,
 * `npm run playground -- real` one of real third-party code, `npm run playground -- FOLDER` that folder itself.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyRealCode, copySample } from '../../scripts/sampleCode.ts';
import { EditorServer } from './driver/editorServer.ts';
import prepare from './driver/prepare.ts';
import { makeScratch, removeScratch } from './driver/scratch.ts';

const [wanted = 'sample'] = process.argv.slice(2);
const scratch = makeScratch('playground');

function chosenFolder(): string {
  if (wanted !== 'sample' && wanted !== 'real') return resolve(wanted);
  const copy = join(scratch, wanted === 'real' ? 'real-code' : 'orders');
  mkdirSync(copy);
  if (wanted === 'real') copyRealCode(copy);
  else copySample(copy);
  return copy;
}

const folder = chosenFolder();
if (existsSync(folder)) {
  prepare();
  const server = await EditorServer.start({ companion: false });
  console.log(
    `\nVS Code with Swarm: ${server.address}/?folder=${encodeURIComponent(folder)}\nCtrl+C ends it${folder.startsWith(scratch) ? ', and removes the copy' : ''}.`,
  );
  await new Promise<void>((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
  await server.dispose();
} else {
  console.error(`There is no folder ${folder}.`);
  process.exitCode = 2;
}
removeScratch(scratch);
