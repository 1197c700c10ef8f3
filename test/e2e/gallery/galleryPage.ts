/** The one page with all pictures: a row for each state, a column for each look. */
import type { Shown } from './stage.ts';

const style = `
  body { font: 15px system-ui, sans-serif; margin: 2em; background: #eee; color: #222; }
  nav { columns: 4; margin-bottom: 2em; }
  nav a { display: block; }
  .looks { display: grid; grid-template-columns: repeat(5, 1fr); gap: 1em; align-items: start; }
  figure { margin: 0; }
  img { max-width: 100%; border: 1px solid #888; }
  h2 { margin: 1.6em 0 0.4em; font-size: 1.1em; }
`;

export function galleryPage(shown: readonly Shown[]): string {
  const links = shown.map(({ name }, index) => `<a href="#s${index}">${escaped(name)}</a>`);
  const sections = shown.map(({ name, pictures }, index) => {
    const figures = pictures.map(
      ({ file, look }) =>
        `<figure><a href="${file}"><img src="${file}" loading="lazy" alt="${escaped(`${name}: ${look}`)}"></a><figcaption>${look}</figcaption></figure>`,
    );
    return `<h2 id="s${index}">${escaped(name)}</h2>\n<div class="looks">\n${figures.join('\n')}\n</div>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Swarm</title>
<style>${style}</style>
<h1>Swarm, as it looks</h1>
<nav>${links.join('\n')}</nav>
${sections.join('\n')}
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
