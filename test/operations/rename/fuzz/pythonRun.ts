/** Python as a language of the differential test: one interpreter runs all programs, each with modules of its own. */
import { drive, type Language } from './differential.ts';
import { pythonProgram } from './pythonPrograms.ts';

const driver = `
import contextlib, importlib, io, json, sys, warnings
warnings.simplefilter('ignore')
sys.dont_write_bytecode = True
shown = []
for folder in sys.stdin.read().split('\\n'):
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            try:
                import m0, m1
            except SyntaxError:
                raise
            except BaseException as error:
                print('ended', type(error).__name__)
        shown.append(out.getvalue())
    except SyntaxError:
        shown.append(None)
    sys.path.remove(folder)
    for name in ('m0', 'm1', 'prelude'):
        sys.modules.pop(name, None)
sys.__stdout__.write(json.dumps(shown))
`;

export const python: Language = {
  program: pythonProgram,
  names: ['a', 'b', 'c', 'd', 'e'],
  fixed: ['prelude.py'],
  run: (folders) => drive('python3', ['-I', '-c', driver], folders),
};
