/**
 * Pictures of every state the extension shows, in every theme and in a narrow side bar: `dist/gallery/index.html`. For looking
 * at, not for judging. `npm run gallery -- timeline rewind` plays only the scenes whose names hold one of the words.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Editor } from './driver/editor.ts';
import { projectRoot } from './driver/installation.ts';
import prepare from './driver/prepare.ts';
import { makeScratch, removeScratch } from './driver/scratch.ts';
import { galleryPage } from './gallery/galleryPage.ts';
import { type Scene, scenes, settingsAtStart } from './gallery/scenes.ts';
import { type Shown, Stage } from './gallery/stage.ts';

const gallery = join(projectRoot, 'dist/gallery');

/** What was shown up to where it failed, if it failed, is kept. */
async function play(editor: Editor, scene: Scene, shown: Shown[]): Promise<void> {
  const scratch = makeScratch('scene');
  const folder = join(scratch, scene.folderName);
  const before = shown.length;
  try {
    mkdirSync(folder);
    scene.fill(folder);
    scene.before?.(editor);
    const stage = new Stage(await editor.open(folder), gallery, shown);
    await scene.play(stage);
  } catch (failure) {
    console.error(`gallery: “${scene.name}” broke off after ${shown.length - before} states: ${(failure as Error).message}`);
    process.exitCode = 1;
    for (const window of editor.windows) await window.screenshot('broken-off', gallery);
  } finally {
    await editor.closeWindows();
    removeScratch(scratch);
  }
  console.log(`gallery: ${scene.name}: ${shown.length - before} states`);
}

const wanted = process.argv.slice(2).map((word) => word.toLowerCase());
const chosen = scenes.filter(({ name }) => wanted.length === 0 || wanted.some((word) => name.toLowerCase().includes(word)));
prepare();
rmSync(gallery, { recursive: true, force: true });
mkdirSync(gallery, { recursive: true });
const editor = await Editor.start({ settings: settingsAtStart, asksForTrust: true });
const shown: Shown[] = [];
try {
  for (const scene of chosen) await play(editor, scene, shown);
} finally {
  await editor.dispose();
}
writeFileSync(join(gallery, 'index.html'), galleryPage(shown));
console.log(`gallery: ${join(basename(projectRoot), 'dist/gallery/index.html')}`);
