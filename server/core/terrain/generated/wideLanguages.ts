/** Made from the folders of `grammars/` by `node scripts/languages.ts`. Not to be edited. */

export const wideLanguages = [
  "bash",
  "c",
  "cpp",
  "csharp",
  "css",
  "go",
  "html",
  "java",
  "json",
  "php",
  "ruby",
  "rust"
] as const;

type Wide = (typeof wideLanguages)[number];

export const wideByExtension: Readonly<Record<string, Wide>> = {
  ".sh": "bash",
  ".bash": "bash",
  ".ksh": "bash",
  ".ebuild": "bash",
  ".c": "c",
  ".h": "c",
  ".cc": "cpp",
  ".cpp": "cpp",
  ".cxx": "cpp",
  ".c++": "cpp",
  ".hh": "cpp",
  ".hpp": "cpp",
  ".hxx": "cpp",
  ".h++": "cpp",
  ".inl": "cpp",
  ".ipp": "cpp",
  ".tpp": "cpp",
  ".ino": "cpp",
  ".cs": "csharp",
  ".csx": "csharp",
  ".css": "css",
  ".go": "go",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".java": "java",
  ".json": "json",
  ".jsonc": "json",
  ".webmanifest": "json",
  ".geojson": "json",
  ".code-workspace": "json",
  ".php": "php",
  ".phtml": "php",
  ".rb": "ruby",
  ".rake": "ruby",
  ".gemspec": "ruby",
  ".ru": "ruby",
  ".rbw": "ruby",
  ".rs": "rust"
};

export const wideByFileName: Readonly<Record<string, Wide>> = {
  ".bashrc": "bash",
  ".bash_profile": "bash",
  ".bash_aliases": "bash",
  ".bash_logout": "bash",
  ".profile": "bash",
  "PKGBUILD": "bash",
  ".babelrc": "json",
  ".eslintrc": "json",
  ".prettierrc": "json",
  "Gemfile": "ruby",
  "Rakefile": "ruby",
  "Guardfile": "ruby",
  "Podfile": "ruby",
  "Vagrantfile": "ruby",
  "Brewfile": "ruby",
  "Capfile": "ruby",
  "Dangerfile": "ruby",
  "Fastfile": "ruby"
};

export const wideByInterpreter: Readonly<Record<string, Wide>> = {
  "bash": "bash",
  "sh": "bash",
  "dash": "bash",
  "ksh": "bash",
  "php": "php",
  "ruby": "ruby"
};
