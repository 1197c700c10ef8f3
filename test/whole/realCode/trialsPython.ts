/** data: renames on Python code that comes with installed packages (gyp), one kind of thing each. */
import type { Trial } from './trial.ts';

const at = 'gyp/pylib/gyp';

export const gypTrials: readonly Trial[] = [
  {
    kind: 'function used through its module',
    instruction: 'rename the function InvertRelativePath to ReverseRelativePath',
    from: 'InvertRelativePath',
    to: 'ReverseRelativePath',
    declared: [`${at}/common.py`, 'def ‹InvertRelativePath›('],
  },
  {
    kind: 'function imported by name',
    instruction: 'GetEnvironFallback should be called FirstOfEnviron',
    from: 'GetEnvironFallback',
    to: 'FirstOfEnviron',
    declared: [`${at}/common.py`, 'def ‹GetEnvironFallback›('],
  },
  {
    kind: 'class imported by name, and raised elsewhere',
    instruction: 'rename class GypError to GenerationError',
    from: 'GypError',
    to: 'GenerationError',
    declared: [`${at}/common.py`, 'class ‹GypError›('],
  },
  {
    kind: 'class with subclasses',
    instruction: 'rename the class XCHierarchicalElement to XCTreeElement',
    from: 'XCHierarchicalElement',
    to: 'XCTreeElement',
    declared: [`${at}/xcodeproj_file.py`, 'class ‹XCHierarchicalElement›('],
  },
  {
    kind: 'method with many overrides',
    instruction: 'rename the method XCObject.Hashables to HashParts',
    from: 'Hashables',
    to: 'HashParts',
    declared: [`${at}/xcodeproj_file.py`, '  def ‹Hashables›(self):\n        hashables = [self.__class__'],
    because: 'pyright renames one line of inheritance, from the asked class upwards and not into all that override it',
  },
  {
    kind: 'method called on objects of unknown type; another class has its like',
    instruction: 'in generator/ninja.py rename the method ExpandSpecial to ExpandPlaceholders',
    from: 'ExpandSpecial',
    to: 'ExpandPlaceholders',
    declared: [`${at}/generator/ninja.py`, 'def ‹ExpandSpecial›('],
  },
  {
    kind: 'method reached through an attribute',
    instruction: 'rename the method UsesVcxproj to HasVcxproj',
    from: 'UsesVcxproj',
    to: 'HasVcxproj',
    declared: [`${at}/MSVSVersion.py`, 'def ‹UsesVcxproj›('],
    onlyOurs: 5,
    because: 'the callers get the object untyped; no other member has the name',
  },
  {
    kind: 'attribute of self',
    instruction: 'rename the attribute build_to_base of NinjaWriter to base_from_build',
    from: 'build_to_base',
    to: 'base_from_build',
    declared: [`${at}/generator/ninja.py`, 'self.‹build_to_base› = '],
  },
  {
    kind: 'attribute whose name is common',
    instruction: 'rename the attribute description of the class VisualStudioVersion to long_title',
    from: 'description',
    to: 'long_title',
    declared: [`${at}/MSVSVersion.py`, 'self.‹description› = '],
  },
  {
    kind: 'parameter with keyword call sites',
    instruction: 'rename the parameter quiet of GetSpecPostbuildCommands to silently',
    from: 'quiet',
    to: 'silently',
    declared: [`${at}/xcode_emulation.py`, 'def GetSpecPostbuildCommands(spec, ‹quiet›='],
  },
  {
    kind: 'local variable',
    instruction: 'rename the variable parsed_build_file in ResolveTarget to own_build_file',
    from: 'parsed_build_file',
    to: 'own_build_file',
    declared: [`${at}/common.py`, '[‹parsed_build_file›, target'],
  },
  {
    kind: 'constant read through its package',
    instruction: 'rename the constant DEBUG_VARIABLES to DEBUG_OF_VARIABLES',
    from: 'DEBUG_VARIABLES',
    to: 'DEBUG_OF_VARIABLES',
    declared: [`${at}/__init__.py`, '‹DEBUG_VARIABLES› = '],
  },
  {
    kind: 'module',
    instruction: 'rename the module gyp/pylib/gyp/xcode_emulation.py to xcode_imitation',
    from: 'xcode_emulation',
    to: 'xcode_imitation',
    moves: { [`${at}/xcode_emulation.py`]: `${at}/xcode_imitation.py` },
  },
  {
    kind: 'module with capitals, imported in several ways',
    instruction: 'rename the module MSVSVersion to VisualStudioReleases',
    from: 'MSVSVersion',
    to: 'VisualStudioReleases',
    moves: { [`${at}/MSVSVersion.py`]: `${at}/VisualStudioReleases.py` },
  },
];
