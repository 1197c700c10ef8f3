/** What every Python program has without importing it: names in scope everywhere, and members of the language's own types. Data only. */

/** Names of the module `builtins`, and those every module and class body has of its own. */
export const builtinNames: ReadonlySet<string> = words(`
  ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError BrokenPipeError BufferError BytesWarning
  ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError DeprecationWarning EOFError
  Ellipsis EncodingWarning EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning
  GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError IsADirectoryError KeyError
  KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError NotImplemented NotImplementedError OSError
  OverflowError PendingDeprecationWarning PermissionError ProcessLookupError PythonFinalizationError RecursionError ReferenceError
  ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError
  TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning
  UserWarning ValueError Warning WindowsError ZeroDivisionError __annotations__ __builtins__ __class__ __debug__ __dict__ __doc__
  __file__ __import__ __loader__ __module__ __name__ __package__ __path__ __qualname__ __spec__ abs aiter all anext any ascii bin bool
  breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod enumerate eval exec exit filter float
  format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len list locals map max memoryview min
  next object oct open ord pow print property quit range repr reveal_type reversed round set setattr slice sorted staticmethod str sum
  super tuple type vars zip
`);

/** Members of str, list, dict, files, generators, exceptions and the like, and the methods of the data model. */
export const builtinMembers: ReadonlySet<string> = words(`
  _CHUNK_SIZE __abs__ __abstractmethods__ __add__ __aenter__ __aexit__ __aiter__ __all__ __alloc__ __and__ __anext__ __annotations__
  __await__ __base__ __bases__ __basicsize__ __bool__ __builtins__ __bytes__ __cached__ __call__ __cause__ __ceil__ __class__
  __class_getitem__ __closure__ __code__ __complex__ __contains__ __context__ __copy__ __deepcopy__ __defaults__ __del__ __delattr__
  __delete__ __delitem__ __dict__ __dictoffset__ __dir__ __divmod__ __doc__ __enter__ __eq__ __exit__ __file__ __flags__ __float__
  __floor__ __floordiv__ __format__ __fspath__ __ge__ __get__ __getattr__ __getattribute__ __getformat__ __getitem__ __getnewargs__
  __getstate__ __globals__ __gt__ __hash__ __iadd__ __iand__ __imatmul__ __imul__ __index__ __init__ __init_subclass__ __instancecheck__
  __int__ __invert__ __ior__ __isabstractmethod__ __isub__ __itemsize__ __iter__ __ixor__ __kwdefaults__ __le__ __len__ __loader__
  __lshift__ __lt__ __match_args__ __matmul__ __missing__ __mod__ __module__ __mro__ __mul__ __name__ __ne__ __neg__ __new__ __next__
  __or__ __package__ __path__ __pos__ __post_init__ __pow__ __prepare__ __qualname__ __radd__ __rand__ __rdivmod__ __reduce__
  __reduce_ex__ __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__
  __rshift__ __rsub__ __rtruediv__ __rxor__ __self__ __self_class__ __set__ __set_name__ __setattr__ __setitem__ __setstate__ __sizeof__
  __slots__ __spec__ __str__ __sub__ __subclasscheck__ __subclasses__ __subclasshook__ __suppress_context__ __text_signature__
  __thisclass__ __traceback__ __truediv__ __trunc__ __weakrefoffset__ __xor__ _blksize _checkClosed _checkReadable
  _checkSeekable _checkWritable _dealloc_warn _finalizing aclose add add_note ag_await ag_code ag_frame ag_running append args
  as_integer_ratio asend athrow bit_count bit_length buffer c_contiguous capitalize casefold cast center characters_written clear close
  closed closefd code conjugate contiguous copy count cr_await cr_code cr_frame cr_origin cr_running cr_suspended decode deleter
  denominator derive detach difference difference_update discard encode encoding end end_lineno end_offset endswith errno errors
  exceptions expandtabs extend f_contiguous fdel fget filename filename2 fileno find flush format format_map from_bytes fromhex fromkeys
  fset get getter getvalue gi_code gi_frame gi_running gi_suspended gi_yieldfrom hex imag index indices insert intersection
  intersection_update is_integer isalnum isalpha isascii isatty isdecimal isdigit isdisjoint isidentifier islower isnumeric isprintable
  isspace issubset issuperset istitle isupper items itemsize join keys line_buffering lineno ljust lower lstrip maketrans mapping message
  mode mro msg name nbytes ndim newlines numerator obj object offset partition path peek pop popitem print_file_and_line raw read read1
  readable readall readinto readinto1 readline readlines readonly real reason reconfigure release remove removeprefix removesuffix
  replace reverse rfind rindex rjust rpartition rsplit rstrip seek seekable send setdefault setter shape sort split splitlines start
  startswith step stop strerror strides strip subgroup suboffsets swapcase symmetric_difference symmetric_difference_update tell text
  throw title to_bytes tobytes tolist toreadonly translate truncate union update upper value values with_traceback writable write
  write_through writelines zfill
`);

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}
