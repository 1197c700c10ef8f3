/**
 * A page of the editor without the editor: served with its own markup and policy to a browser, and answered by whoever
 * stands in for the extension. The editor's theme is a handful of colours.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { pageMarkup } from '../../../extension/pages/pageMarkup.ts';
import type { PageStart } from '../../../server/protocol/pages/page.ts';
import { type ThemeName, themeStyle } from './themes.ts';

const types: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.ttf': 'font/ttf' };

export interface ServedPage {
  readonly address: string;
  close(): void;
}

/** `dist`: where the build put the pages. Ask for `ADDRESS?theme=light` to see it in a theme. */
export async function servePage(dist: string, name: string, start: PageStart): Promise<ServedPage> {
  const server: Server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://page');
    if (pathname === '/') {
      const theme = (searchParams.get('theme') ?? 'dark') as ThemeName;
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      const sources = {
        cspSource: "'self'",
        nonce: 'c3dhcm0',
        script: `/${name}.js`,
        styles: [`/theme.css?${theme}`, '/codicon.css', `/${name}.css`],
      };
      response.end(pageMarkup(name, start, sources));
      return;
    }
    response.setHeader('Content-Type', types[extname(pathname)] ?? 'application/octet-stream');
    if (pathname === '/theme.css') response.end(themeStyle(new URL(request.url ?? '/', 'http://page').search.slice(1) as ThemeName));
    else if (/^\/[\w.]+$/.test(pathname)) response.end(readFileSync(join(dist, 'webview', pathname.slice(1))));
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, close: () => void server.close() };
}

/** Runs in the page before its own script: what the editor gives every webview. */
export const webviewApi = `
  globalThis.acquireVsCodeApi = () => ({
    postMessage: (message) => void globalThis.toExtension(message),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
`;
