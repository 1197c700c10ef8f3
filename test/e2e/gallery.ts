/** Pictures of everything the extension shows, in every theme and size: `dist/gallery/index.html`. For looking at, not for judging. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SizeName, sizes, type ThemeName, themes } from './driver/appearance.ts';
import { Editor } from './driver/editor.ts';
import { projectRoot } from './driver/installation.ts';
import prepare from './driver/prepare.ts';
import { makeScratch, removeScratch } from './driver/scratch.ts';
import { type Scene, scenes } from './scenes.ts';

const gallery = join(projectRoot, 'dist/gallery');
const names = <Name extends string>(record: Readonly<Record<Name, unknown>>): readonly Name[] => Object.keys(record) as Name[];

interface Picture {
  readonly file: string;
  readonly theme: ThemeName;
  readonly size: SizeName;
}

async function takePictures(editor: Editor, scene: Scene): Promise<readonly Picture[]> {
  const folder = makeScratch('scene');
  try {
    scene.folder(folder);
    const window = await editor.open(folder);
    await scene.play(window);
    const pictures: Picture[] = [];
    for (const theme of names(themes)) {
      await window.theme(theme);
      for (const size of names(sizes)) {
        await window.size(size);
        await window.page.waitForTimeout(500); // what a size moves, moves a little later
        const file = `${scene.name.toLowerCase().replaceAll(/\W+/g, '-')}-${theme}-${size}.png`;
        await window.screenshot(file, gallery);
        pictures.push({ file, theme, size });
      }
    }
    return pictures;
  } finally {
    await editor.closeWindows();
    removeScratch(folder);
  }
}

function page(shown: readonly { readonly scene: Scene; readonly pictures: readonly Picture[] }[]): string {
  const figure = ({ file, theme, size }: Picture): string =>
    `<figure><a href="${file}"><img src="${file}" loading="lazy" alt=""></a><figcaption>${theme}, ${size}</figcaption></figure>`;
  const sections = shown.map(({ scene, pictures }) => `<h2>${scene.name}</h2>\n<div>${pictures.map(figure).join('\n')}</div>`);
  const style =
    'body{font:16px sans-serif;margin:2em}div{display:grid;grid-template-columns:repeat(3,1fr);gap:1em}figure{margin:0}img{width:100%;border:1px solid #888}';
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Swarm</title><style>${style}</style>\n<h1>Swarm, as it looks</h1>\n${sections.join('\n')}\n</html>\n`;
}

const wanted = process.argv.slice(2);
const chosen =
  wanted.length === 0 ? scenes : scenes.filter(({ name }) => wanted.some((part) => name.toLowerCase().includes(part.toLowerCase())));
prepare();
rmSync(gallery, { recursive: true, force: true });
mkdirSync(gallery, { recursive: true });
const editor = await Editor.start();
const shown: { scene: Scene; pictures: readonly Picture[] }[] = [];
try {
  for (const scene of chosen) {
    try {
      shown.push({ scene, pictures: await takePictures(editor, scene) });
      console.log(`gallery: ${scene.name}`);
    } catch (failure) {
      console.error(`gallery: ${scene.name} could not be shown: ${(failure as Error).message}`);
      process.exitCode = 1;
    }
  }
} finally {
  await editor.dispose();
}
writeFileSync(join(gallery, 'index.html'), page(shown));
console.log(`gallery: ${join(gallery, 'index.html')}`);
