/** Names that exist without being declared: globals of the language and its usual hosts, and members of their objects. */

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Globals of ECMAScript (ECMA-262, 19), of CommonJS and Node, of browsers and of workers. */
export const builtinNames: ReadonlySet<string> = new Set([
  ...words(`
    globalThis Infinity NaN undefined eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI
    encodeURIComponent escape unescape AggregateError Array ArrayBuffer AsyncDisposableStack BigInt BigInt64Array BigUint64Array
    Boolean DataView Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function
    Int8Array Int16Array Int32Array Iterator Map Number Object Promise Proxy RangeError ReferenceError RegExp Set
    SharedArrayBuffer String SuppressedError Symbol SyntaxError TypeError Uint8Array Uint8ClampedArray Uint16Array Uint32Array
    URIError WeakMap WeakRef WeakSet Atomics JSON Math Reflect Intl WebAssembly arguments`),
  ...words(`
    require module exports __dirname __filename process global Buffer setImmediate clearImmediate console setTimeout clearTimeout
    setInterval clearInterval queueMicrotask structuredClone performance fetch Request Response Headers FormData URL
    URLSearchParams AbortController AbortSignal TextEncoder TextDecoder Event EventTarget CustomEvent MessageChannel
    MessagePort MessageEvent BroadcastChannel Blob File ReadableStream WritableStream TransformStream crypto Crypto CryptoKey
    SubtleCrypto atob btoa navigator WebSocket DOMException CompressionStream DecompressionStream`),
  ...words(`
    window self document location history screen frames parent top opener alert confirm prompt print localStorage
    sessionStorage indexedDB requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback
    getComputedStyle matchMedia addEventListener removeEventListener dispatchEvent postMessage importScripts caches
    Node Element Document HTMLElement HTMLInputElement HTMLButtonElement HTMLFormElement HTMLAnchorElement HTMLImageElement
    HTMLCanvasElement HTMLDivElement HTMLSelectElement HTMLTextAreaElement SVGElement ShadowRoot DocumentFragment Text Comment
    NodeList HTMLCollection Window Image Audio Option Range Selection DOMParser XMLSerializer XMLHttpRequest FileReader
    FileList MutationObserver IntersectionObserver ResizeObserver PerformanceObserver MouseEvent KeyboardEvent PointerEvent
    TouchEvent FocusEvent InputEvent WheelEvent DragEvent Worker SharedWorker ServiceWorker Notification customElements
    CSSStyleSheet CSSStyleDeclaration DOMRect EventSource`),
  ...words(`
    Partial Required Readonly Record Pick Omit Exclude Extract NonNullable Parameters ConstructorParameters ReturnType
    InstanceType ThisParameterType OmitThisParameter ThisType Uppercase Lowercase Capitalize Uncapitalize NoInfer Awaited
    ReadonlyArray ReadonlyMap ReadonlySet ArrayLike PromiseLike PromiseConstructorLike PropertyKey PropertyDescriptor
    PropertyDescriptorMap Iterable IterableIterator IteratorResult AsyncIterable AsyncIterator AsyncIterableIterator Generator
    AsyncGenerator GeneratorFunction TemplateStringsArray ClassDecorator PropertyDecorator MethodDecorator ParameterDecorator
    Disposable AsyncDisposable NodeJS JSX React BufferEncoding`),
]);

/** Members that objects of the language and of the DOM have: a bare member of such a name proves nothing. */
export const builtinMembers: ReadonlySet<string> = new Set([
  ...words(`
    constructor prototype hasOwnProperty isPrototypeOf propertyIsEnumerable toLocaleString toString valueOf __proto__
    apply bind call length name arguments caller
    assign create defineProperties defineProperty entries freeze fromEntries getOwnPropertyDescriptor
    getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols getPrototypeOf groupBy hasOwn is isExtensible isFrozen
    isSealed keys preventExtensions seal setPrototypeOf values`),
  ...words(`
    at concat copyWithin every fill filter find findIndex findLast findLastIndex flat flatMap forEach includes indexOf join
    lastIndexOf map pop push reduce reduceRight reverse shift slice some sort splice toReversed toSorted toSpliced unshift with
    from fromAsync isArray of buffer byteLength byteOffset subarray set get`),
  ...words(`
    charAt charCodeAt codePointAt endsWith isWellFormed localeCompare match matchAll normalize padEnd padStart repeat replace
    replaceAll search split startsWith substr substring toLocaleLowerCase toLocaleUpperCase toLowerCase toUpperCase
    toWellFormed trim trimEnd trimStart fromCharCode fromCodePoint raw
    exec test compile flags source global ignoreCase multiline dotAll unicode sticky hasIndices lastIndex groups index input`),
  ...words(`
    add clear delete has size union intersection difference symmetricDifference isSubsetOf isSupersetOf isDisjointFrom
    then catch finally all allSettled any race resolve reject withResolvers try
    next return throw done value take drop toArray deref register unregister`),
  ...words(`
    toExponential toFixed toPrecision isInteger isSafeInteger isFinite isNaN parseFloat parseInt EPSILON MAX_SAFE_INTEGER
    MAX_VALUE MIN_SAFE_INTEGER MIN_VALUE NEGATIVE_INFINITY POSITIVE_INFINITY
    abs acos asin atan atan2 ceil cos exp floor log log10 log2 max min pow random round sign sin sqrt tan trunc PI E
    getDate getDay getFullYear getHours getMilliseconds getMinutes getMonth getSeconds getTime getTimezoneOffset
    getUTCDate getUTCDay getUTCFullYear getUTCHours getUTCMinutes getUTCMonth getUTCSeconds setDate setFullYear setHours
    setMilliseconds setMinutes setMonth setSeconds setTime toDateString toISOString toJSON toLocaleDateString
    toLocaleTimeString toTimeString toUTCString now parse UTC stringify
    message stack cause errors captureStackTrace description iterator asyncIterator hasInstance toPrimitive toStringTag species`),
  ...words(`
    addEventListener removeEventListener dispatchEvent preventDefault stopPropagation stopImmediatePropagation target
    currentTarget type key code which detail bubbles cancelable defaultPrevented timeStamp
    appendChild removeChild replaceChild insertBefore cloneNode contains parentNode parentElement childNodes children
    firstChild lastChild firstElementChild lastElementChild nextSibling previousSibling nextElementSibling
    previousElementSibling nodeName nodeType nodeValue textContent innerHTML outerHTML innerText ownerDocument isConnected
    append prepend before after remove replaceWith replaceChildren closest matches querySelector querySelectorAll
    getElementById getElementsByClassName getElementsByTagName createElement createTextNode createDocumentFragment
    getAttribute setAttribute removeAttribute hasAttribute toggleAttribute attributes classList className dataset id style
    tagName hidden tabIndex title lang dir focus blur click scrollIntoView scrollTo scrollTop scrollLeft scrollHeight
    scrollWidth clientHeight clientWidth clientTop clientLeft offsetHeight offsetWidth offsetTop offsetLeft offsetParent
    getBoundingClientRect getClientRects width height top left right bottom x y href src alt checked disabled selected options
    submit reset form files body head documentElement activeElement cookie location history pathname hash host hostname
    origin port protocol searchParams ok status statusText headers json text blob arrayBuffer formData clone abort signal
    aborted toggle item namedItem getItem setItem removeItem postMessage onmessage onerror onload close open send url`),
  ...words(`
    log error warn info debug trace table time timeEnd group groupEnd dir count assert
    on once off emit addListener removeListener removeAllListeners listeners write end pipe read destroy exit env argv cwd
    stdout stderr stdin platform version nextTick ref unref`),
]);
