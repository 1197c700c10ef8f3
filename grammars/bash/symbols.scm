; What a shell script declares.
(comment) @comment

(function_definition name: (word) @name body: (_) @body) @function
(variable_assignment name: (variable_name) @name) @variable
(declaration_command (variable_assignment name: (variable_name) @name)) @variable
(declaration_command (variable_name) @name) @variable
