; What a style sheet declares: ids, classes, custom properties, animations and layers.
(comment) @comment

(rule_set (selectors) @head) @scope
(id_selector (id_name) @name) @selector
(class_selector (class_name) @name) @selector
(declaration (property_name) @name (#match? @name "^--")) @property
(keyframes_statement (keyframes_name) @name (keyframe_block_list) @body) @selector
(at_rule (at_keyword) @_rule (keyword_query) @name (block)? @body (#any-of? @_rule "@layer" "@property" "@container")) @selector
