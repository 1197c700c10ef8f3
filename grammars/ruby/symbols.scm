; What a Ruby file declares.
(comment) @comment
((body_statement (identifier) @access) (#any-of? @access "private" "public" "protected"))

(module name: [(constant) @name (scope_resolution name: (constant) @name)] body: (_)? @body) @module
(class name: [(constant) @name (scope_resolution name: (constant) @name)] body: (_)? @body) @class
(singleton_class value: (self) body: (_)? @body) @extension
(method name: (_) @name body: (_)? @body) @method
(singleton_method name: (_) @name body: (_)? @body) @method
(assignment left: [(constant) @name (scope_resolution name: (constant) @name)]) @constant
(assignment left: (global_variable) @name) @variable
(alias name: (_) @name) @method
(call method: (identifier) @_call arguments: (argument_list (simple_symbol) @name)
  (#any-of? @_call "attr_accessor" "attr_reader" "attr_writer")) @property
(call method: (identifier) @_call arguments: (argument_list . (simple_symbol) @name)
  (#any-of? @_call "define_method" "alias_method" "delegate")) @method
(call method: (identifier) @_call arguments: (argument_list (method) @hidden) (#eq? @_call "private"))
