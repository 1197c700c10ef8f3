/** The window a scene plays in, and the camera: one state is taken in every theme and narrow, without being brought about anew. */
import { type ThemeName, themes } from '../driver/appearance.ts';
import type { EditorWindow } from '../driver/editorWindow.ts';

export interface Picture {
  readonly file: string;
  readonly look: string;
}

export interface Shown {
  readonly name: string;
  readonly pictures: readonly Picture[];
}

export interface ShowOptions {
  /** What is gone when the window changes its looks, such as a hover: brings it back before each picture. */
  readonly again?: () => Promise<void>;
  /** The state goes by itself, so that the pictures must be quick: a narrow one is not taken. */
  readonly brief?: boolean;
  /** One look is enough: another state shows the same in all of them. */
  readonly once?: boolean;
}

/** Of the side bar, in CSS pixels. */
const widths = { usual: 340, narrow: 220 } as const;
const narrowWindow = { width: 700, height: 800 };
const usualWindow = { width: 1280, height: 800 };
/** What a change of looks moves, moves a little later. */
const settleMs = { theme: 180, size: 500 };

export class Stage {
  readonly window: EditorWindow;
  readonly #gallery: string;
  readonly #shown: Shown[];

  constructor(window: EditorWindow, gallery: string, shown: Shown[]) {
    this.window = window;
    this.#gallery = gallery;
    this.#shown = shown;
  }

  async show(name: string, { again, brief = false, once = false }: ShowOptions = {}): Promise<void> {
    const pictures: Picture[] = [];
    const take = async (look: string): Promise<void> => {
      await again?.();
      const file = `${String(this.#shown.length).padStart(2, '0')}-${name.toLowerCase().replaceAll(/\W+/g, '-')}-${look}.png`;
      await this.window.screenshot(file, this.#gallery);
      pictures.push({ file, look });
    };
    this.#shown.push({ name, pictures });
    if (once) return take('dark');
    for (const theme of Object.keys(themes) as ThemeName[]) {
      await this.window.theme(theme);
      await this.pause(settleMs.theme);
      await take(theme);
    }
    await this.window.theme('dark');
    if (brief) return;
    await this.window.page.setViewportSize(narrowWindow);
    await this.sideBarWidth(widths.narrow);
    await this.pause(settleMs.size);
    await take('narrow');
    await this.window.page.setViewportSize(usualWindow);
    await this.pause(settleMs.size);
    await this.sideBarWidth(widths.usual);
  }

  /** Drags the edge of the side bar, if it is open. */
  async sideBarWidth(width: number): Promise<void> {
    const { page } = this.window;
    const box = await page.locator('.part.sidebar').boundingBox();
    if (box === null || box.width === 0 || Math.abs(box.width - width) < 3) return;
    const y = box.y + box.height / 2;
    await page.mouse.move(box.x + box.width, y);
    await page.mouse.down();
    await page.mouse.move(box.x + width, y, { steps: 4 });
    await page.mouse.up();
    await this.away();
  }

  /** The mouse rests where it points at nothing. */
  async away(): Promise<void> {
    await this.window.page.mouse.move(600, 3);
  }

  async pause(ms: number): Promise<void> {
    await this.window.page.waitForTimeout(ms);
  }

  /** Runs a command of the editor without the palette, and does not wait for it: it may ask the person something. */
  async run(command: string, ...given: readonly unknown[]): Promise<void> {
    await this.window.inside.run(
      (vscode, asked) => {
        void vscode.commands.executeCommand(asked.command, ...asked.given);
      },
      { command, given },
    );
  }

  /** Until it is so. */
  async until(what: string, holds: () => Promise<boolean>, timeoutMs = 60_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await holds())) {
      if (Date.now() > deadline) throw new Error(`${what} did not come about`);
      await this.pause(50);
    }
  }
}
