(command name: (command_name (word) @_call) . argument: (_) @specifier (#any-of? @_call "source" ".")) @import
