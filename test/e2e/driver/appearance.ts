/** The themes and window sizes in which the interface is looked at. */

/** Names of the settings' values, by what they are for. */
export const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

export type ThemeName = keyof typeof themes;

/** Class that the workbench, and the body of every webview, carries in the theme. */
export const themeClasses: Readonly<Record<ThemeName, string>> = {
  light: 'vs',
  dark: 'vs-dark',
  highContrast: 'hc-black',
  highContrastLight: 'hc-light',
};

/** Width and height in CSS pixels. */
export const sizes = {
  narrow: { width: 700, height: 800 },
  usual: { width: 1280, height: 800 },
  wide: { width: 1920, height: 1080 },
} as const;

export type SizeName = keyof typeof sizes;
