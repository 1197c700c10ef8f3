(using_directive !name (_) @specifier .) @import
(using_directive name: (_) (_) @specifier .) @import
